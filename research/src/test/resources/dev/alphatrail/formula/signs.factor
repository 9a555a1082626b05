// Signs of other languages and of typeset text are named, with what is meant by them.

a = b
// error at 3: '=' compares nothing: write == for equal

rank(a) = 5
// error at 9: '=' compares nothing: write == for equal

= a
// error at 1: a value should stand before '=': write a number, a field or an operator such as rank(close)

returns(close, days=5)
// error at 16: returns has no argument 'days': write returns(x, lag = 1)

a => b
// error at 3: '=>' is written >=

a =< b
// error at 3: '=<' is written <=

a <> b
// error at 3: '<>' is written !=

a && b
// canonical: a and b

a || b
// canonical: a or b

a & b
// canonical: a and b

a | b & c
// canonical: a or b and c

(a > b) & (c > d) | ~(e > f) & !g
// canonical: a > b and c > d or not e > f and not g

~~a
// canonical: not not a

a + b & -c
// canonical: a + b and -c

(a & b) > c
// canonical: (a and b) > c

(a > b) & (c > d) and e > f
// canonical: a > b and c > d and e > f

a > b or c & d
// canonical: a > b or c and d

Gt(a, b) & Lt(c, d)
// canonical: a > b and c < d

a > b & c > d
// error at 7: '&' binds tighter than comparisons where it comes from: put each side in parentheses, (a > b) & (c > d)

(a > b) & c > d
// error at 9: '&' binds tighter than comparisons where it comes from: put each side in parentheses, (a > b) & (c > d)

a > b | (c > d)
// error at 7: '|' binds tighter than comparisons where it comes from: put each side in parentheses, (a > b) | (c > d)

a and b > c & d
// error at 13: '&' binds tighter than comparisons where it comes from: put each side in parentheses, (a > b) & (c > d)

not a & b
// error at 7: '&' binds tighter than comparisons where it comes from: put each side in parentheses, (a > b) & (c > d)

a & not b
// error at 3: '&' binds tighter than comparisons where it comes from: put each side in parentheses, (a > b) & (c > d)

a and b | c
// error at 9: '|' binds tighter than comparisons where it comes from: put each side in parentheses, (a > b) | (c > d)

a | b and c
// error at 3: '|' binds tighter than comparisons where it comes from: put each side in parentheses, (a > b) | (c > d)

!a
// canonical: not a

!(a > b)
// canonical: not a > b

~a > b
// error at 1: '~' needs parentheses beside another sign: write (~a) > b or ~(a > b)

a > !b
// error at 5: '!' needs parentheses beside another sign: write (!a) > b or !(a > b)

-~a
// error at 2: '~' needs parentheses beside another sign: write (~a) > b or ~(a > b)

& a
// error at 1: a value should stand before '&': write a number, a field or an operator such as rank(close)

a // b
// error at 3: '//' is no operator: write / to divide, and comments as /* ... */

close[1]
// error at 6: '[' has no place here: write ( )

df.close
// error at 3: '.' has no place here: names have no dots, and a number has a digit beside its point

"close"
// error at 1: a text in quotes stands only behind the name of an argument, as in driver="gaussian"

close;
// canonical: close

close; open
// error at 6: only definitions, name = expression; stand before the factor

close − open
// error at 7: U+2212 (minus sign) only looks like a sign of the language: write -

close × open
// error at 7: U+00D7 (multiplication sign) only looks like a sign of the language: write *

close ≤ open
// error at 7: U+2264 (less-than or equal to) only looks like a sign of the language: write <=

close²
// error at 6: U+00B2 (superscript two) only looks like a sign of the language: write ** 2

rank（close）
// error at 5: U+FF08 (fullwidth left parenthesis) only looks like a sign of the language: write (

сlose
// error at 1: U+0441 (cyrillic small letter es) has no place in a formula: leave it out

close + 📈
// error at 9: U+1F4C8 (chart with upwards trend) has no place in a formula: leave it out

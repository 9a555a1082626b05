// What does not hold together says where and why.

(a + b
// error at 1: this '(' is never closed: add a ')'

rank(ts_mean(close, 5)
// error at 5: this '(' is never closed: add a ')'

a + b)
// error at 6: this ')' closes nothing: leave it out

a, b
// error at 2: ',' stands only between the arguments of an operator

(a, b)
// error at 3: expected ')' or an operator sign before ','

rank(a b)
// error at 8: expected ')' or ',' before 'b'

a b
// error at 3: an operator sign is missing before 'b'

2 (a)
// error at 3: an operator sign is missing before '('

a not b
// error at 3: an operator sign is missing before 'not'

a +
// error at 4: the formula ends where a value should stand: finish or shorten it

a + * b
// error at 5: a value should stand before '*': write a number, a field or an operator such as rank(close)

+a
// error at 1: a value should stand before '+': leave a leading '+' out

()
// error at 2: a value should stand before ')': write a number, a field or an operator such as rank(close)

rank(a,)
// error at 8: a value should stand before ')': write a number, a field or an operator such as rank(close)

and
// error at 1: a value should stand before 'and': write a number, a field or an operator such as rank(close)

a ? b
// error at 3: this '?' has no ':': write c ? a : b

a ? b c
// error at 3: this '?' has no ':': write c ? a : b

a : b
// error at 3: this ':' has no '?': write c ? a : b

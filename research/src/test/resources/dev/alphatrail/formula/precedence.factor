// How expressions hold together, tightest first: ** (from the right), minus, * / %, + -, comparisons, not, and, or, ? :

a + b * c
// tree: (add a (mul b c))
// canonical: a + b * c

(a + b) * c
// tree: (mul (add a b) c)
// canonical: (a + b) * c

a - b - c
// tree: (sub (sub a b) c)
// canonical: a - b - c

a - (b - c)
// tree: (sub a (sub b c))
// canonical: a - (b - c)

a / b * c % d
// tree: (mod (mul (div a b) c) d)
// canonical: a / b * c % d

2 ** 3 ** 2
// tree: (power 2 (power 3 2))
// canonical: 2 ** 3 ** 2

(2 ** 3) ** 2
// tree: (power (power 2 3) 2)
// canonical: (2 ** 3) ** 2

-2 ** 2
// tree: (neg (power 2 2))
// canonical: -2 ** 2

(-2) ** 2
// tree: (power (neg 2) 2)
// canonical: (-2) ** 2

2 ** -1
// tree: (power 2 (neg 1))
// canonical: 2 ** -1

2 ** -a ** b
// tree: (power 2 (neg (power a b)))
// canonical: 2 ** -a ** b

-a * b
// tree: (mul (neg a) b)
// canonical: -a * b

a * -b
// tree: (mul a (neg b))
// canonical: a * -b

a - -b
// tree: (sub a (neg b))
// canonical: a - -b

--a
// tree: (neg (neg a))
// canonical: --a

-(a + b)
// tree: (neg (add a b))
// canonical: -(a + b)

a + 1 < b * 2
// tree: (lt (add a 1) (mul b 2))
// canonical: a + 1 < b * 2

(a < b) == (c < d)
// tree: (eq (lt a b) (lt c d))
// canonical: (a < b) == (c < d)

(a < b) + c
// tree: (add (lt a b) c)
// canonical: (a < b) + c

not a > b
// tree: (not (gt a b))
// canonical: not a > b

(not a) > b
// tree: (gt (not a) b)
// canonical: (not a) > b

not not a
// tree: (not (not a))
// canonical: not not a

-(not a)
// tree: (neg (not a))
// canonical: -(not a)

a or b and not c
// tree: (or a (and b (not c)))
// canonical: a or b and not c

(a or b) and c
// tree: (and (or a b) c)
// canonical: (a or b) and c

a or b or c
// tree: (or (or a b) c)
// canonical: a or b or c

a > 0 and b > 0 ? a + b : a - b
// tree: (where (and (gt a 0) (gt b 0)) (add a b) (sub a b))
// canonical: where(a > 0 and b > 0, a + b, a - b)

a ? b : c ? d : e
// tree: (where a b (where c d e))
// canonical: where(a, b, where(c, d, e))

a ? b ? c : d : e
// tree: (where a (where b c d) e)
// canonical: where(a, where(b, c, d), e)

(a ? b : c) + d
// tree: (add (where a b c) d)
// canonical: where(a, b, c) + d

((((a))))
// tree: a
// canonical: a

a < b < c
// error at 7: comparisons do not chain: for a < b < c write a < b and b < c

a == b != c
// error at 8: comparisons do not chain: for a < b < c write a < b and b < c

a + not b
// error at 5: 'not' binds looser than the sign before it: put it in parentheses, (not ...)

-not a
// error at 2: 'not' binds looser than the sign before it: put it in parentheses, (not ...)

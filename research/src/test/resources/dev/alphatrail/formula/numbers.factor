// Numbers are printed in the shortest form that reads back the same.

1.0
// canonical: 1

.5
// canonical: 0.5

1.
// canonical: 1

0.10
// canonical: 0.1

1e3
// canonical: 1000

1E+3
// canonical: 1000

1e-3
// canonical: 0.001

0.00001
// canonical: 1e-5

1.5e-7
// canonical: 1.5e-7

1e15
// canonical: 1e15

123456789012345
// canonical: 123456789012345

1e300
// canonical: 1e300

0.1e1-1
// tree: (sub 1 1)

0e5
// canonical: 0

0.30000000000000004
// canonical: 0.30000000000000004

1e999
// error at 1: '1e999' is too large: at most about 1.8e308 is possible

1e-999
// error at 1: '1e-999' is too close to 0 to be told from it: write 0

1..2
// error at 1: '1..2' is no number: write one decimal point

1.2.3
// error at 1: '1.2.3' is no number: write one decimal point

1_000 * close
// error at 1: '1_000' is no number: leave the '_' out

close * 2x
// error at 9: '2x' is no number: write 2.5 or 1e-3, and * between a number and a name

1e
// error at 1: '1e' is no number: write 2.5 or 1e-3, and * between a number and a name

0x1F
// error at 1: '0x1F' is no number: write 2.5 or 1e-3, and * between a number and a name

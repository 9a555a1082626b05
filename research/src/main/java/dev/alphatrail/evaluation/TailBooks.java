package dev.alphatrail.evaluation;

import dev.alphatrail.portfolio.Tail;

/// The latest `horizon` books ½(top − bottom) of a quick look, dense, to tell how much one differs
/// from the next.
final class TailBooks {
    private final double[][] ring;
    private int seen;

    TailBooks(int instruments, int horizon) {
        this.ring = new double[horizon][instruments];
    }

    /// Half the sum of absolute differences to the book `horizon` counted days before; NaN when
    /// there is none. Remembers the new book.
    double turnoverTo(Tail top, Tail bottom) {
        double[] before = ring[seen % ring.length];
        boolean known = seen >= ring.length;
        double[] now = new double[before.length];
        add(now, top, 0.5);
        add(now, bottom, -0.5);
        double sum = 0;
        for (int i = 0; i < now.length; i++) {
            sum += Math.abs(now[i] - before[i]);
        }
        ring[seen % ring.length] = now;
        seen++;
        return known ? 0.5 * sum : Double.NaN;
    }

    private static void add(double[] book, Tail tail, double scale) {
        for (int j = 0; j < tail.names().length; j++) {
            book[tail.names()[j]] += scale * tail.weights()[j];
        }
    }
}

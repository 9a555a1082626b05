package dev.alphatrail.evaluation;

import dev.alphatrail.portfolio.Tail;

import java.util.Arrays;

/// The latest `horizon` books ½(top − bottom) of a quick look, dense, to tell how much one differs
/// from the next.
final class TailBooks {
    private final double[][] ring;
    private double[] spare;
    private int seen;

    TailBooks(int instruments, int horizon) {
        this.ring = new double[horizon][instruments];
        this.spare = new double[instruments];
    }

    /// Half the sum of absolute differences to the book `horizon` counted days before; NaN when
    /// there is none. Remembers the new book.
    double turnoverTo(Tail top, Tail bottom) {
        double[] before = ring[seen % ring.length];
        boolean known = seen >= ring.length;
        double[] now = spare;
        Arrays.fill(now, 0);
        top.addTo(now, 0.5);
        bottom.addTo(now, -0.5);
        double sum = 0;
        for (int i = 0; i < now.length; i++) {
            sum += Math.abs(now[i] - before[i]);
        }
        ring[seen % ring.length] = now;
        spare = before;
        seen++;
        return known ? 0.5 * sum : Double.NaN;
    }
}

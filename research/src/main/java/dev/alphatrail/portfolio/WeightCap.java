package dev.alphatrail.portfolio;

/// Keeps every weight within a cap while each side of the book keeps its gross as far as that is
/// possible.
final class WeightCap {
    /// Names below the cap are raised by at most this factor.
    private static final double MAX_SCALE = 3;

    private final double cap;

    WeightCap(double cap) {
        this.cap = cap;
    }

    /// Caps the long and the short side of a dense book in place.
    ///
    /// @return number of sides that stayed below the gross they had
    int apply(double[] book) {
        return !binds(book) ? 0 : applyToSide(book, 1) + applyToSide(book, -1);
    }

    private boolean binds(double[] book) {
        for (double weight : book) {
            if (Math.abs(weight) > cap) {
                return true;
            }
        }
        return false;
    }

    private int applyToSide(double[] book, int side) {
        double gross = 0;
        boolean binds = false;
        for (double weight : book) {
            double size = side * weight;
            if (size > 0) {
                gross += size;
                binds |= size > cap;
            }
        }
        if (!binds) {
            return 0;
        }
        double scale = scaleThatKeeps(gross, book, side);
        double held = 0;
        for (int i = 0; i < book.length; i++) {
            double size = side * book[i];
            if (size > 0) {
                double capped = Math.min(cap, scale * size);
                book[i] = side * capped;
                held += capped;
            }
        }
        return held < gross * (1 - 1e-12) ? 1 : 0;
    }

    /// The smallest λ in [1, 3] with `Σ min(cap, λ·size) = gross`, or 3 when there is none: with
    /// the capped names known λ is a division, and each larger λ can only cap more names, so this
    /// ends after at most one round a name.
    private double scaleThatKeeps(double gross, double[] book, int side) {
        double scale = 1;
        while (true) {
            double capped = 0;
            double free = 0;
            for (double weight : book) {
                double size = side * weight;
                if (size > 0) {
                    if (scale * size >= cap) {
                        capped += cap;
                    } else {
                        free += size;
                    }
                }
            }
            double next = free > 0 ? (gross - capped) / free : MAX_SCALE;
            if (next >= MAX_SCALE) {
                return MAX_SCALE;
            }
            if (next <= scale) {
                return scale;
            }
            scale = next;
        }
    }
}

package dev.alphatrail.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void eachKindOfFigureHasItsDecimals() {
        assertEquals("1.25", Figures.ratio(1.2499));
        assertEquals("0.0123", Figures.correlation(0.01234));
        assertEquals("2.1", Figures.bps(2.05001));
        assertEquals("-5.12", Figures.percent(-0.0512));
        assertEquals("4.53%", Figures.percentSign(0.0453));
        assertEquals("1,258", Figures.count(1_258));
        assertEquals("-1,234,567", Figures.count(-1_234_567));
        assertEquals("-123", Figures.count(-123));
        assertEquals("10000000", Figures.setting(1e7));
    }

    @Test
    void missingIsAHyphen() {
        assertEquals("-", Figures.ratio(Double.NaN));
        assertEquals("-", Figures.percentSign(Double.NaN));
        assertEquals("-", Figures.bps(Double.POSITIVE_INFINITY));
    }

    @Test
    void nothingIsMinusZero() {
        assertEquals("0.00", Figures.ratio(-0.001));
        assertEquals("0.0", Figures.bps(-0.0));
        assertEquals("-0.01", Figures.ratio(-0.006));
    }

    @Test
    void absurdlyLargeFiguresStayShort() {
        assertEquals("1e+300", Figures.ratio(1e300));
    }
}

package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "horizon,horizon,0",
        "horizn,horizon,1",
        "horizoon,horizon,1",
        "horizan,horizon,1",
        "hroizon,horizon,1",
        "'',abc,3",
        "kitten,sitting,3",
        "ca,abc,3"
    })
    void slipsAreCountedAndASwapIsOne(String a, String b, int slips) {
        assertEquals(slips, Nearest.slips(a, b));
        assertEquals(slips, Nearest.slips(b, a));
    }

    @Test
    void theNearestNameIsFoundAndAFarOneIsNot() {
        List<String> names = List.of("adv_window", "vol_window", "seed");
        assertEquals(Optional.of("vol_window"), Nearest.to("volwindow", names, name -> name));
        assertEquals(Optional.of("seed"), Nearest.to("sede", names, name -> name));
        assertEquals(Optional.empty(), Nearest.to("notional", names, name -> name));
    }
}

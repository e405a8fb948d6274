package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class KeyedTest {

    private static List<Integer> draws(RandomGenerator random) {
        var draws = new ArrayList<Integer>();
        for (int i = 0; i < 6; i++) {
            draws.add(random.nextInt(1000));
        }
        return draws;
    }

    /** Other numbers here would mean that no recorded search can be verified or repeated any more. */
    @Test
    void drawsTheNumbersThatItHasAlwaysDrawn() {
        assertThat(draws(Keyed.random(7, 0, "ask", 0))).containsExactly(873, 664, 482, 344, 752, 163);
        assertThat(draws(Keyed.random(7, 12, "tell", 0))).containsExactly(831, 764, 246, 449, 640, 789);
        assertThat(draws(Keyed.random(-1, 100_000, "screen", 63))).containsExactly(363, 97, 494, 810, 230, 486);
        assertThat(Keyed.random(Long.MIN_VALUE, 1, "start", 0).nextLong()).isEqualTo(3_732_283_184_404_833_263L);
    }

    @Test
    void equalKeysGiveEqualNumbersAndOthersDoNot() {
        var seen = new HashSet<List<Integer>>();
        int keys = 0;
        for (long seed : new long[] {0, 1, 11}) {
            for (int sequence : new int[] {0, 1, 11}) {
                for (var step : List.of("ask", "tell")) {
                    for (int call : new int[] {0, 1, 11}) {
                        var draws = draws(Keyed.random(seed, sequence, step, call));
                        assertThat(draws(Keyed.random(seed, sequence, step, call)))
                                .isEqualTo(draws);
                        seen.add(draws);
                        keys++;
                    }
                }
            }
        }
        assertThat(seen).hasSize(keys);
    }

    @Test
    void drawsTheSameInEveryLanguage() {
        var before = Locale.getDefault();
        var draws = draws(Keyed.random(7, 12, "ask", 3));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(draws(Keyed.random(7, 12, "ask", 3))).isEqualTo(draws);
        } finally {
            Locale.setDefault(before);
        }
    }
}

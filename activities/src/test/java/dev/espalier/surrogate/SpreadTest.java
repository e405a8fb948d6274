package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.cell.NasBench201;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final NasBench201 SPACE = new NasBench201();

    @Test
    void choosesTheSameAgainAndWhatSaysMostFirst() {
        var thirty = Spread.of(SPACE, 30, new SplittableRandom(5));
        assertThat(thirty).hasSize(30).doesNotHaveDuplicates().allMatch(SPACE::contains);
        assertThat(Spread.of(SPACE, 10, new SplittableRandom(5))).isEqualTo(thirty.subList(0, 10));
        assertThat(Spread.of(SPACE, 30, new SplittableRandom(6))).isNotEqualTo(thirty);
    }

    @Test
    void leavesOutWhatPutsOutNothing() {
        assertThat(Spread.of(SPACE, 100, new SplittableRandom(5)))
                .noneMatch(architecture -> SPACE.operations(architecture)
                        .vertices()
                        .getLast()
                        .inputs()
                        .isEmpty());
    }
}

package dev.espalier.fade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegionRanksTest {

    private static RegionRun run(double accuracyPct, double... shares) {
        var list = Stream.of(shares[0], shares[1], shares[2]).toList();
        return new RegionRun(List.of(list, list.reversed()), accuracyPct, 1, List.of(), 10, 1);
    }

    @Test
    void aScoreIsTheMeanShareOverRuns() {
        var ranks = new RegionRanks(List.of(run(50, 0.5, 0.3, 0.2), run(50, 0.7, 0.1, 0.2)));
        assertThat(ranks.score(0, 0).mean()).isCloseTo(0.6, within(1e-12));
        assertThat(ranks.score(1, 0).mean()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void pathsHaveAMeanALogarithmAndALeastScore() {
        var ranks = new RegionRanks(List.of(run(50, 0.5, 0.3, 0.2)));
        var path = List.of(0, 1);
        assertThat(ranks.mean(path)).isCloseTo(0.4, within(1e-12));
        assertThat(ranks.log(path)).isCloseTo(Math.log(0.15), within(1e-12));
        assertThat(ranks.least(path)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void runsAtChanceAreLeftOut() {
        var all = List.of(run(50, 0.5, 0.3, 0.2), run(10.5, 0, 0, 1), run(9.8, 0, 1, 0));
        assertThat(RegionRanks.of(all, 10, 1000).runs()).containsExactly(all.getFirst());
        assertThat(RegionRanks.of(all, 10, 100_000).runs()).hasSize(2);
    }

    @Test
    void anIntervalHoldsTheMeanAndNarrowsWithRuns() {
        var few = new RegionRanks(List.of(run(50, 0.5, 0.3, 0.2), run(50, 0.7, 0.1, 0.2)));
        var many = new RegionRanks(
                Stream.generate(few::runs).limit(10).flatMap(List::stream).toList());
        var wide = few.score(0, 0);
        var narrow = many.score(0, 0);
        assertThat(wide.mean()).isBetween(wide.low(), wide.high());
        assertThat(narrow.high() - narrow.low()).isLessThan(wide.high() - wide.low());
        assertThat(few.score(0, 2)).isEqualTo(new RegionRanks.Score(0.2, 0.2, 0.2));
    }

    @Test
    void runsOfOneOrderAgreeAndThoseOfOppositeOnesDoNot() {
        assertThat(new RegionRanks(List.of(run(50, 0.5, 0.3, 0.2), run(50, 0.6, 0.3, 0.1))).agreement())
                .hasValue(1);
        assertThat(new RegionRanks(List.of(run(50, 0.5, 0.3, 0.2), run(50, 0.1, 0.3, 0.6))).agreement())
                .hasValue(-1);
        assertThat(new RegionRanks(List.of(run(50, 0.5, 0.3, 0.2))).agreement()).isEmpty();
    }
}

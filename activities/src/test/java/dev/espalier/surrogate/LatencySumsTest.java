package dev.espalier.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.sgnas.SgnasCifar;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencySumsTest {

    private static final SgnasCifar SPACE = new SgnasCifar();
    private static final Frame SMALL = new Frame(0, 0, 0, 1, 0);
    private static final Operators OPERATORS = Operators.of(SPACE, SMALL);
    private static final List<Architecture> MEASURED = OPERATORS.worthMeasuring(40, 1);

    /** In milliseconds; each operator takes what its name says. */
    private static double truth(Architecture architecture) {
        return 3
                + OPERATORS.of(architecture).entrySet().stream()
                        .mapToDouble(one -> one.getValue() * (one.getKey().hashCode() % 100) / 2e3)
                        .sum();
    }

    private static LatencySums sums(double noise) {
        var random = new SplittableRandom(2);
        return new LatencySums(
                OPERATORS,
                MEASURED,
                MEASURED.stream()
                        .mapToDouble(one -> truth(one) * (1 + noise * random.nextDouble(-1, 1)))
                        .toArray());
    }

    private static List<Architecture> others() {
        var random = new SplittableRandom(3);
        return IntStream.range(0, 200).mapToObj(_ -> SPACE.sample(random)).toList();
    }

    @Test
    void optionsThatPutTheSameIntoEqualLayersAreOneOperator() {
        assertThat(Operators.of(new NasBench201(), Frame.OWN).count()).isEqualTo(4);
        assertThat(OPERATORS.count()).isEqualTo(6 * 3);
        assertThat(Operators.of(SPACE, Frame.OWN).count()).isLessThan(19 * 3);
    }

    @Test
    void eachOperatorIsMeasuredWhereverItCanBeAndNothingTwice() {
        assertThat(MEASURED).hasSize(1 + OPERATORS.count() + 40).doesNotHaveDuplicates();
        assertThat(MEASURED.stream().skip(1).limit(OPERATORS.count()))
                .allSatisfy(one -> assertThat(OPERATORS.of(one)).hasSize(1));
        assertThat(OPERATORS.worthMeasuring(40, 1)).isEqualTo(MEASURED);
    }

    @Test
    void findsTheTableThatNetworksWereMadeOf() {
        var sums = sums(0);
        assertThat(others()).allSatisfy(one -> assertThat(sums.meanMs(one)).isCloseTo(truth(one), within(2e-3)));
    }

    @Test
    void isOffByLessThanWhatMeasurementsWaverBy() {
        var sums = sums(0.02);
        assertThat(others().stream()
                        .mapToDouble(one -> Math.abs(sums.meanMs(one) / truth(one) - 1))
                        .average()
                        .orElseThrow())
                .isLessThan(0.01);
    }

    @Test
    void refusesASpaceWhoseChoicesRuleOutOthers() {
        assertThatThrownBy(() -> Operators.of(new NasBench101(), Frame.OWN))
                .hasMessage(
                        "The space (nasbench101) must consist of decisions that are made independently of one another,"
                                + " and its networks must be known in full, for latencies to be sums over its operators.");
    }
}

package dev.espalier.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ImportanceTest {

    private static final List<Decision> DECISIONS = List.of(
            new Decision("kernel", List.of("1", "3", "5")),
            new Decision("width", List.of("8", "16", "32")),
            new Decision("skip", List.of("yes", "no")));

    private static Observations seen(int trials, ToDoubleFunction<List<Integer>> measure) {
        var random = new Random(5);
        var options = new ArrayList<List<Integer>>();
        var values = new double[trials];
        for (int i = 0; i < trials; i++) {
            options.add(DECISIONS.stream()
                    .map(decision -> random.nextInt(decision.arity()))
                    .toList());
            values[i] = measure.applyAsDouble(options.get(i)) + 0.05 * random.nextGaussian();
        }
        return new Observations(DECISIONS, options, values);
    }

    @Test
    void whatDecidesTheMeasureIsImportantAndWhatDoesNotIsNot() {
        var found = Importance.of(seen(600, options -> 3 * options.get(1) + options.get(0)));

        assertThat(found.explained()).isGreaterThan(0.9);
        assertThat(found.shares().stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-9));
        assertThat(found.shares().get(1)).isGreaterThan(0.8);
        assertThat(found.shares().get(0)).isBetween(0.03, 0.2);
        assertThat(found.shares().get(2)).isLessThan(0.01);
    }

    @Test
    void decisionsThatMatterOnlyTogetherMatter() {
        var found = Importance.of(seen(900, options -> options.get(2) == 0 ? options.get(1) : 2 - options.get(1)));

        assertThat(found.shares().get(1)).isGreaterThan(0.3);
        assertThat(found.shares().get(2)).isGreaterThan(0.3);
        assertThat(found.shares().get(0)).isLessThan(0.05);
    }

    @Test
    void theSameTrialsGiveTheSame() {
        var seen = seen(200, options -> options.get(0));

        assertThat(Importance.of(seen)).isEqualTo(Importance.of(seen));
    }

    @Test
    void chanceIsNotCalledImportant() {
        var found = Importance.of(seen(300, _ -> 1));

        assertThat(found.explained()).isLessThan(0.15);
    }

    @Test
    void tooFewTrialsAreRefused() {
        assertThatThrownBy(() -> Importance.of(seen(29, options -> options.get(0))))
                .hasMessage("The trials (29) must be at least 30.");
    }

    @Test
    void theMeanOfAnOptionHasItsIntervalAndItsCount() {
        var seen = new Observations(
                List.of(new Decision("kernel", List.of("1", "3", "5"))),
                List.of(List.of(0), List.of(0), List.of(0), List.of(2)),
                new double[] {1, 2, 3, 9});

        var effect = Effect.of(seen).getFirst();

        assertThat(effect.choices()).extracting(Effect.Choice::option).containsExactly("1", "5");
        var first = effect.choices().getFirst();
        assertThat(first.count()).isEqualTo(3);
        assertThat(first.mean()).isEqualTo(2);
        // Student's t with two degrees of freedom, 4.303, times 1 / √3.
        assertThat(first.high()).isCloseTo(2 + 2.484, within(1e-3));
        assertThat(effect.choices().getLast().low()).isEqualTo(9);
    }
}

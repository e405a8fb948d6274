package dev.espalier.space.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.cell.NasBench201;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NasBench201TablesTest {

    private final NasBench201 space = new NasBench201();
    private final NasBench201Tables tables = new NasBench201Tables();

    private SortedMap<String, Double> row(ResultTable table, int index, int epochs) {
        return Objects.requireNonNull(table.measures(space.ofIndex(index), epochs));
    }

    private static double value(SortedMap<String, Double> row, String metric) {
        return Objects.requireNonNull(row.get(metric), metric);
    }

    private int best(ResultTable table, String metric) {
        int best = 0;
        for (int index = 1; index < 15_625; index++) {
            if (value(row(table, index, 0), metric) > value(row(table, best, 0), metric)) {
                best = index;
            }
        }
        return best;
    }

    @Test
    void holdsTheFirstRowAsPublished() {
        assertThat(row(tables.cifar10(), 0, 200))
                .isEqualTo(new TreeMap<>(Map.of(
                        "val_accuracy_pct",
                        81.9827,
                        "test_accuracy_pct",
                        85.8633,
                        "train_seconds",
                        1444.219,
                        "val_accuracy_std_pct",
                        row(tables.cifar10(), 0, 200).get("val_accuracy_std_pct"),
                        "naswot",
                        740.8457,
                        "logsynflow",
                        644_744.0)));
        assertThat(row(tables.cifar10(), 0, 12))
                .containsEntry("val_accuracy_pct", 63.364)
                .containsEntry("test_accuracy_pct", 69.55)
                .doesNotContainKey("val_accuracy_std_pct");
        assertThat(value(row(tables.cifar10(), 0, 12), "train_seconds")).isEqualTo(1444.219 * 12 / 200);
        assertThat(row(tables.imagenet16(), 0, 0))
                .containsEntry("val_accuracy_pct", 28.2111)
                .containsEntry("test_accuracy_pct", 26.6333)
                .containsEntry("train_seconds", 8763.518);
    }

    @Test
    void hasThePublishedOptima() {
        assertThat(best(tables.cifar10(), "val_accuracy_pct")).isEqualTo(6111);
        assertThat(row(tables.cifar10(), 6111, 0))
                .containsEntry("val_accuracy_pct", 91.6067)
                .containsEntry("test_accuracy_pct", 94.3733);
        assertThat(row(tables.cifar10(), best(tables.cifar10(), "test_accuracy_pct"), 0))
                .containsEntry("test_accuracy_pct", 94.3733);
        assertThat(best(tables.cifar100(), "val_accuracy_pct")).isEqualTo(9930);
        assertThat(row(tables.cifar100(), 9930, 0))
                .containsEntry("val_accuracy_pct", 73.4933)
                .containsEntry("test_accuracy_pct", 73.5133);
        assertThat(best(tables.cifar100(), "test_accuracy_pct")).isEqualTo(9930);
        assertThat(best(tables.imagenet16(), "val_accuracy_pct")).isEqualTo(10_676);
        assertThat(best(tables.imagenet16(), "test_accuracy_pct")).isEqualTo(857);
        assertThat(row(tables.imagenet16(), 857, 0)).containsEntry("test_accuracy_pct", 47.3111);
    }

    @Test
    void scoresAtRandomWeightsAreKnownAtAnyLengthOfTrainingUnlessThereIsNoPath() {
        assertThat(row(tables.imagenet16(), 1, 12)).containsEntry("naswot", 692.6266);
        assertThat(IntStream.range(0, 15_625)
                        .filter(index -> !row(tables.cifar100(), index, 200).containsKey("naswot"))
                        .count())
                .isEqualTo(201);
    }

    @Test
    void seedsDifferByAFewTenthsOfAPercentWhereNetworksAreGood() {
        for (var table : List.of(tables.cifar10(), tables.cifar100(), tables.imagenet16())) {
            double std = value(row(table, best(table, "val_accuracy_pct"), 0), "val_accuracy_std_pct");
            assertThat(std).as(table.info().name()).isBetween(0.01, 1.0);
        }
    }

    @Test
    void columnsHoldTheValuesOfTheArchitecturesOfTheirRows() {
        var table = tables.cifar100();
        var accuracies = table.column("val_accuracy_pct", 12);
        var scores = table.column("naswot", 0);
        assertThat(accuracies).hasSize(15_625);
        for (int row = 0; row < accuracies.length; row += 97) {
            var measures =
                    Objects.requireNonNull(table.measures(Objects.requireNonNull(table.architecture(row, 12)), 12));
            assertThat(measures).containsEntry("val_accuracy_pct", accuracies[row]);
            assertThat(measures.getOrDefault("naswot", Double.NaN)).isEqualTo(Double.valueOf(scores[row]));
        }
        assertThat(table.column("val_accuracy_std_pct", 12)).containsOnly(Double.NaN);
    }

    @Test
    void refusesEpochsThatNobodyTrained() {
        assertThatThrownBy(() -> row(tables.cifar10(), 0, 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The `epochs` (90) must be one of [12, 200], at which the table nasbench201-cifar10 has"
                        + " results.");
    }

    @Test
    void knowsNothingOfOtherSpaces() {
        var stranger = new Architecture("another", 0, 0, 0, 0, 0, 0);
        assertThat(tables.cifar10().measures(stranger, 0)).isNull();
        assertThat(tables.cifar10().contains(stranger)).isFalse();
    }

    @Test
    void keepsIsomorphicRowsApart() {
        var around = space.parse("|skip_connect~0|+|none~0|none~1|+|none~0|nor_conv_3x3~1|none~2|");
        assertThat(tables.cifar10().measures(around, 0))
                .isNotEqualTo(tables.cifar10().measures(space.canonical(around), 0));
    }
}

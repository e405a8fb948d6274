package dev.espalier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for data sets of any kind. */
public abstract class DataSetContract {

    /** The data set as a process finds it. */
    protected abstract DataSet open();

    @Test
    void hasImagesToTrainOnAndToGoBy() {
        var set = open();

        assertThat(set.id()).matches("[a-z0-9][a-z0-9_-]{0,63}");
        assertThat(set.sha256()).matches("[0-9a-f]{64}");
        assertThat(set.classes()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(set.channels()).isIn(1, 3);
        assertThat(set.resolution()).isPositive();
        assertThat(set.count(Split.TRAIN)).isPositive();
        assertThat(set.count(Split.VALIDATION)).isPositive();
    }

    @Test
    void everyLabelIsAClassAndEveryClassIsTrainedOn() {
        var set = open();
        for (var split : Split.values()) {
            for (int i = 0; i < set.count(split); i++) {
                assertThat(set.label(split, i)).isBetween(0, set.classes().size() - 1);
            }
        }
        assertThat(IntStream.range(0, set.count(Split.TRAIN))
                        .map(i -> set.label(Split.TRAIN, i))
                        .distinct())
                .hasSize(set.classes().size());
    }

    @Test
    void imagesHaveTheChannelsOfTheDataSet() {
        var set = open();
        for (var split : Split.values()) {
            for (int i : some(set, split)) {
                var image = set.image(split, i);
                assertThat(image.channels()).isEqualTo(set.channels());
                assertThat(image.pixels()).hasSize(image.height() * image.width() * set.channels());
            }
        }
    }

    @Test
    void isTheSameInEveryProcess() {
        var one = open();
        var other = open();

        assertThat(other.sha256()).isEqualTo(one.sha256());
        assertThat(other.classes()).isEqualTo(one.classes());
        assertThat(other.mean()).isEqualTo(one.mean());
        assertThat(other.deviation()).isEqualTo(one.deviation());
        for (var split : Split.values()) {
            assertThat(other.count(split)).isEqualTo(one.count(split));
            // Asked in another order, since nothing may depend on what was asked before.
            for (int i : some(one, split).reversed()) {
                assertThat(other.label(split, i)).isEqualTo(one.label(split, i));
                assertThat(other.image(split, i).pixels())
                        .isEqualTo(one.image(split, i).pixels());
            }
        }
    }

    @Test
    void severalThreadsReadTheSame() {
        var set = open();
        var alone = some(set, Split.TRAIN).stream()
                .map(i -> Arrays.hashCode(set.image(Split.TRAIN, i).pixels()))
                .toList();

        var together = some(set, Split.TRAIN).parallelStream()
                .map(i -> Arrays.hashCode(set.image(Split.TRAIN, i).pixels()))
                .toList();

        assertThat(together).isEqualTo(alone);
    }

    @Test
    void hasNothingOutsideItsSplits() {
        var set = open();
        for (var split : Split.values()) {
            assertThatThrownBy(() -> set.label(split, set.count(split))).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> set.image(split, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void validationImagesAreNotTrainedOn() {
        var set = open();
        Set<Integer> trained = new HashSet<>();
        for (int i = 0; i < set.count(Split.TRAIN); i++) {
            trained.add(Arrays.hashCode(set.image(Split.TRAIN, i).pixels()));
        }
        for (int i = 0; i < set.count(Split.VALIDATION); i++) {
            assertThat(trained)
                    .doesNotContain(
                            Arrays.hashCode(set.image(Split.VALIDATION, i).pixels()));
        }
    }

    @Test
    void tellsHowBrightItsImagesAre() {
        var set = open();
        assertThat(set.mean()).hasSize(set.channels());
        assertThat(set.deviation()).hasSize(set.channels()).allMatch(deviation -> deviation > 0);
        int count = set.count(Split.TRAIN);
        var mean = Statistics.of(set.channels(), count, count, i -> set.image(Split.TRAIN, i));
        for (int channel = 0; channel < set.channels(); channel++) {
            assertThat(set.mean().get(channel)).isCloseTo(mean.mean().get(channel), within(0.02));
            assertThat(set.deviation().get(channel)).isCloseTo(mean.deviation().get(channel), within(0.02));
        }
    }

    @Test
    void anEpochShowsItsImagesWithTheirLabels() {
        var set = open();
        var feeding = new Feeding(1, 1, set.resolution(), Augmentation.NONE);
        var counts = new int[set.classes().size()];
        try (var feed = Feeder.open(set, Split.TRAIN, feeding, 0, 0)) {
            while (feed.hasNext()) {
                counts[feed.next().labels()[0]]++;
            }
        }
        for (int label = 0; label < counts.length; label++) {
            int expected = label;
            assertThat(counts[label]).isEqualTo((int) IntStream.range(0, set.count(Split.TRAIN))
                    .filter(i -> set.label(Split.TRAIN, i) == expected)
                    .count());
        }
    }

    /** Some places of a split, the first and the last among them. */
    private static List<Integer> some(DataSet set, Split split) {
        int count = set.count(split);
        int step = Math.max(1, count / 25);
        return IntStream.concat(
                        IntStream.iterate(0, i -> i < count, i -> i + step),
                        IntStream.range(Math.max(0, count - 1), count))
                .boxed()
                .toList();
    }
}

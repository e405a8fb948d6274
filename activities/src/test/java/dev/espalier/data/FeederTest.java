package dev.espalier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FeederTest {

    private static final Augmentation ALL = new Augmentation(true, 2, 0.5, 3, 0.3);
    private static final Feeding PLAIN = new Feeding(7, 10, 8, Augmentation.NONE);
    private static final Feeding VARIED = new Feeding(7, 10, 8, ALL);

    private final FakeSet set = new FakeSet(1_003, 95, 8, 3);

    private static List<MiniBatch> rest(Feed feed) {
        var batches = new ArrayList<MiniBatch>();
        try (feed) {
            while (feed.hasNext()) {
                batches.add(feed.next());
            }
        }
        return batches;
    }

    private static List<String> texts(Feed feed) {
        return rest(feed).stream().map(FakeSet::text).toList();
    }

    private List<Integer> places(Feed feed) {
        var places = new ArrayList<Integer>();
        for (var batch : rest(feed)) {
            for (int i = 0; i < batch.size(); i++) {
                places.add(FakeSet.place(batch.pixels(), i * 8 * 8 * 3));
            }
        }
        return places;
    }

    private List<Integer> epoch(long seed, int epoch) {
        return places(Feeder.open(set, Split.TRAIN, new Feeding(seed, 10, 8, Augmentation.NONE), epoch, 0));
    }

    @Test
    void showsNoTrainingImageTwiceInAnEpoch() {
        var places = epoch(7, 0);

        // 1,003 images make 100 mini-batches of 10; three images are left out.
        assertThat(places).hasSize(1_000).doesNotHaveDuplicates().allMatch(place -> place < 1_003);
        assertThat(places).isNotEqualTo(places.stream().sorted().toList());
    }

    @Test
    void everyEpochAndEverySeedHasAnOrderOfItsOwn() {
        assertThat(epoch(7, 0)).isEqualTo(epoch(7, 0));
        assertThat(epoch(7, 1)).isNotEqualTo(epoch(7, 0));
        assertThat(epoch(8, 0)).isNotEqualTo(epoch(7, 0));
        // Which images are left out differs, too.
        assertThat(new HashSet<>(epoch(7, 1))).isNotEqualTo(new HashSet<>(epoch(7, 0)));
    }

    @Test
    void showsAllValidationImagesInTheirOrder() {
        var batches = rest(Feeder.open(set, Split.VALIDATION, VARIED, 3, 0));

        assertThat(batches).hasSize(10).extracting(MiniBatch::size).containsSubsequence(10, 5);
        assertThat(places(Feeder.open(set, Split.VALIDATION, PLAIN, 3, 0)))
                .hasSize(95)
                .isSorted();
        assertThat(texts(Feeder.open(set, Split.VALIDATION, PLAIN, 3, 0)))
                .isEqualTo(texts(Feeder.open(set, Split.VALIDATION, PLAIN, 9, 0)));
    }

    @Test
    void showsTheSameWhateverTheThreads() {
        var alone = texts(Feeder.open(set, Split.TRAIN, VARIED, 2, 0, Runnable::run));
        for (int threads : new int[] {1, 2, 7}) {
            try (var decoders = Executors.newFixedThreadPool(threads)) {
                assertThat(texts(Feeder.open(set, Split.TRAIN, VARIED, 2, 0, decoders)))
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void goesOnFromAnyMiniBatchAsIfNothingHadHappened() {
        var whole = texts(Feeder.open(set, Split.TRAIN, VARIED, 2, 0));
        for (int first : new int[] {1, 17, 63, 99, 100}) {
            assertThat(texts(Feeder.open(set, Split.TRAIN, VARIED, 2, first))).isEqualTo(whole.subList(first, 100));
        }
    }

    @Test
    void anInterruptedEpochShowsEveryImageOnce() {
        var seen = new ArrayList<Integer>();
        var interrupted = Feeder.open(set, Split.TRAIN, PLAIN, 0, 0);
        for (int i = 0; i < 37; i++) {
            var batch = interrupted.next();
            for (int image = 0; image < batch.size(); image++) {
                seen.add(FakeSet.place(batch.pixels(), image * 8 * 8 * 3));
            }
        }
        interrupted.close();

        seen.addAll(places(Feeder.open(set, Split.TRAIN, PLAIN, 0, 37)));

        assertThat(seen).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void decodesNoMoreThanAFewMiniBatchesAhead() {
        var large = new FakeSet(100_000, 0, 32, 3);
        int most = 0;
        try (var feed =
                Feeder.open(large, Split.TRAIN, new Feeding(1, 100, 32, Augmentation.NONE), 0, 0, Runnable::run)) {
            int shown = 0;
            while (feed.hasNext()) {
                most = Math.max(most, large.timesAsked() - shown);
                shown += feed.next().size();
            }
            assertThat(shown).isEqualTo(100_000);
        }
        assertThat(most).isBetween(200, 900);
    }

    @Test
    void ofLargeImagesFewerAreKeptAhead() {
        var large = new FakeSet(4_000, 0, 32, 3);
        var feed = Feeder.open(large, Split.TRAIN, new Feeding(1, 128, 224, Augmentation.NONE), 0, 0, Runnable::run);

        // A mini-batch of 128 images of 224 × 224 × 3 takes 77 MB.
        assertThat(large.timesAsked()).isEqualTo(2 * 128);
        feed.close();
    }

    @Test
    void namesADamagedImageWhenItsTurnComesAndGoesOn() {
        var broken = new FakeSet(100, 10, 8, 3, 42);
        var named = new ArrayList<String>();
        int shown = 0;
        try (var feed = Feeder.open(broken, Split.TRAIN, PLAIN, 0, 0)) {
            while (feed.hasNext()) {
                try {
                    shown += feed.next().size();
                } catch (UnreadableImage e) {
                    named.add(String.valueOf(e.getMessage()));
                }
            }
        }
        assertThat(named).containsExactly("The image (42) cannot be decoded.");
        assertThat(shown).isEqualTo(90);
    }

    @Test
    void namesTheFirstOfSeveralDamagedImagesOfAMiniBatch() {
        var broken = new FakeSet(40, 10, 8, 3, 3, 30);
        var feeding = new Feeding(7, 40, 8, Augmentation.NONE);
        try (var decoders = Executors.newFixedThreadPool(4)) {
            for (Executor executor : List.<Executor>of(Runnable::run, decoders)) {
                var feed = Feeder.open(broken, Split.TRAIN, feeding, 0, 0, executor);
                assertThatThrownBy(feed::next)
                        .isInstanceOf(UnreadableImage.class)
                        .hasMessage("The image (%d) cannot be decoded.".formatted(firstOf(broken, 3, 30)));
            }
        }
    }

    /** Which of two images comes first in the first epoch. */
    private static int firstOf(FakeSet like, int one, int other) {
        var whole = new FakeSet(like.train(), like.validation(), like.side(), like.channels());
        var feed = Feeder.open(whole, Split.TRAIN, new Feeding(7, 40, 8, Augmentation.NONE), 0, 0, Runnable::run);
        var batch = feed.next();
        for (int i = 0; i < batch.size(); i++) {
            int place = FakeSet.place(batch.pixels(), i * 8 * 8 * 3);
            if (place == one || place == other) {
                return place;
            }
        }
        throw new AssertionError("neither is there");
    }

    @Test
    void closingStopsDecoding() {
        var queued = new ArrayList<Runnable>();
        var feed = Feeder.open(set, Split.TRAIN, PLAIN, 0, 0, queued::add);
        feed.close();
        queued.forEach(Runnable::run);

        assertThat(queued).isNotEmpty();
        assertThat(set.timesAsked()).isZero();
        assertThat(feed.hasNext()).isFalse();
    }

    @Test
    void refusesWhatMakesNoMiniBatch() {
        assertThatThrownBy(() -> Feeder.open(set, Split.TRAIN, new Feeding(1, 1_004, 8, Augmentation.NONE), 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The `batch` (1004) must be at most the number of images; the train split of the data set"
                        + " (fake) has 1003.");
        assertThatThrownBy(() -> Feeder.open(set, Split.TEST, PLAIN, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Feeder.open(set, Split.TRAIN, PLAIN, 0, 101))
                .hasMessage("The `firstBatch` (101) must be from 0 to 100.");
    }
}

package dev.espalier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparationTest {

    private static final int SIDE = 8;

    /** One grey image; its pixels are 1 to 64, so that 0 stands for nothing. */
    private static byte[] numbered() {
        var pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i + 1);
        }
        return pixels;
    }

    /** A data set of one image many times, whose mean is 0 and deviation 1 in bytes. */
    private record Same(Image image, List<Double> mean, List<Double> deviation) implements DataSet {

        Same(int height, int width, int channels, byte[] pixels) {
            this(
                    new Image(height, width, channels, pixels),
                    List.of(0.0, 0.0, 0.0).subList(0, channels),
                    List.of(1 / 255.0, 1 / 255.0, 1 / 255.0).subList(0, channels));
        }

        @Override
        public String id() {
            return "same";
        }

        @Override
        public List<String> classes() {
            return List.of("this");
        }

        @Override
        public int channels() {
            return image.channels();
        }

        @Override
        public int resolution() {
            return image.height();
        }

        @Override
        public String sha256() {
            return "";
        }

        @Override
        public int count(Split split) {
            return 1_000;
        }

        @Override
        public int label(Split split, int index) {
            return 0;
        }

        @Override
        public Image image(Split split, int index) {
            return image;
        }
    }

    private static float[] prepared(DataSet set, Split split, int resolution, Augmentation augmentation, int index) {
        var preparation = new Preparation(set, split, new Feeding(5, 1, resolution, augmentation), 0);
        var out = new float[preparation.length()];
        preparation.write(index, out, 0);
        return out;
    }

    private static float[] trained(Augmentation augmentation, int index) {
        return prepared(new Same(SIDE, SIDE, 1, numbered()), Split.TRAIN, SIDE, augmentation, index);
    }

    @Test
    void normalisesByMeanAndDeviation() {
        var pixels = new byte[] {0, (byte) 255, 51, 102, (byte) 153, (byte) 204};
        var set = new Same(new Image(1, 2, 3, pixels), List.of(0.5, 0.25, 0.0), List.of(0.5, 0.25, 0.1));

        var out = prepared(set, Split.VALIDATION, 1, Augmentation.NONE, 0);

        assertThat(out).containsExactly(new float[] {-1, 3, 2}, within(1e-5f));
    }

    @Test
    void anImageThatIsNotVariedIsItself() {
        var out = trained(Augmentation.NONE, 0);
        for (int i = 0; i < out.length; i++) {
            assertThat(out[i]).isCloseTo(i + 1, within(1e-4f));
        }
    }

    @Test
    void mirrorsHalfOfTheImages() {
        var flip = new Augmentation(true, 0, 1, 0, 0);
        int mirrored = 0;
        for (int i = 0; i < 1_000; i++) {
            int first = Math.round(trained(flip, i)[0]);
            assertThat(first).isIn(1, SIDE);
            mirrored += first == SIDE ? 1 : 0;
        }
        assertThat(mirrored).isBetween(440, 560);
    }

    @Test
    void shiftsImagesByUpToThePadding() {
        var crop = new Augmentation(false, 2, 1, 0, 0);
        Set<Integer> shifts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            var out = trained(crop, i);
            // The pixel in row 4, column 4 shows where it came from, since no shift reaches that far.
            int number = Math.round(out[4 * SIDE + 4]) - 1;
            int down = number / SIDE - 4;
            int right = number % SIDE - 4;
            shifts.add(down * 10 + right);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    boolean inside = y + down >= 0 && y + down < SIDE && x + right >= 0 && x + right < SIDE;
                    float expected = inside ? (y + down) * SIDE + x + right + 1 : 0;
                    assertThat(out[y * SIDE + x]).isCloseTo(expected, within(1e-4f));
                }
            }
        }
        assertThat(shifts).hasSize(25);
    }

    @Test
    void blanksASquare() {
        var cutout = new Augmentation(false, 0, 1, 3, 0);
        Set<Integer> sizes = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            var out = trained(cutout, i);
            sizes.add((int)
                    IntStream.range(0, out.length).filter(at -> out[at] == 0).count());
        }
        // Whole, or cut by one edge or two.
        assertThat(sizes).contains(9, 6, 4).allMatch(size -> size >= 4 && size <= 9);
    }

    @Test
    void cutsOutPartsOfTheAreaThatWasAskedFor() {
        var image = new Image(60, 80, 1, new byte[4_800]);
        double least = 1;
        double most = 0;
        for (int i = 0; i < 2_000; i++) {
            var part = Window.part(image, 0.2, Chance.of(i));
            double share = part.height() * part.width() / 4_800.0;
            least = Math.min(least, share);
            most = Math.max(most, share);
            assertThat((double) part.width() / part.height()).isBetween(0.7, 1.4);
            assertThat(part.top()).isBetween(0, 60 - part.height());
            assertThat(part.left()).isBetween(0, 80 - part.width());
        }
        assertThat(least).isBetween(0.18, 0.25);
        assertThat(most).isBetween(0.85, 1.0);
    }

    @Test
    void jitterVariesColoursAndStaysInRange() {
        var pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 3 == 0 ? 250 : 40 + i % 50);
        }
        var set = new Same(SIDE, SIDE, 3, pixels);
        var jitter = new Augmentation(false, 0, 1, 0, 0.8);
        Set<Integer> reds = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            var out = prepared(set, Split.TRAIN, SIDE, jitter, i);
            reds.add(Math.round(out[0]));
            for (float value : out) {
                assertThat(value).isBetween(0f, 255.01f);
            }
        }
        assertThat(reds).hasSizeGreaterThan(30);
        assertThat(prepared(set, Split.TRAIN, SIDE, Augmentation.NONE, 0)[0]).isCloseTo(250, within(1e-3f));
    }

    @Test
    void greyImagesStayGreyUnderJitter() {
        var pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 3);
        }
        var out =
                prepared(new Same(SIDE, SIDE, 3, pixels), Split.TRAIN, SIDE, new Augmentation(false, 0, 1, 0, 0.5), 3);
        for (int i = 0; i < out.length; i += 3) {
            assertThat(out[i + 1]).isCloseTo(out[i], within(0.01f));
            assertThat(out[i + 2]).isCloseTo(out[i], within(0.01f));
        }
    }

    @Test
    void validationImagesAreNeverVaried() {
        var set = new Same(SIDE, SIDE, 1, numbered());
        var all = new Augmentation(true, 2, 1, 4, 0.5);
        assertThat(prepared(set, Split.VALIDATION, SIDE, all, 3))
                .isEqualTo(prepared(set, Split.VALIDATION, SIDE, Augmentation.NONE, 3));
    }

    @Test
    void showsTheMiddleOfAnImageThatIsNoSquare() {
        // Columns 0 to 3 of each row; the middle square has columns 1 and 2.
        var set = new Same(2, 4, 1, new byte[] {10, 20, 30, 40, 50, 60, 70, 80});
        assertThat(prepared(set, Split.VALIDATION, 2, Augmentation.NONE, 0))
                .containsExactly(new float[] {20, 30, 60, 70}, within(1e-3f));
    }

    @Test
    void whereTrainingCutsPartsOutValidationLooksCloser() {
        var parts = new Augmentation(false, 0, 0.2, 0, 0);
        var set = new Same(SIDE, SIDE, 1, numbered());
        // 7 of 8 pixels, from the first on.
        assertThat(prepared(set, Split.VALIDATION, 7, parts, 0)[0]).isCloseTo(1, within(1e-3f));
        assertThat(prepared(set, Split.VALIDATION, 7, parts, 0)[48]).isCloseTo(55, within(1e-3f));
    }

    @Test
    void resizingKeepsEvenColoursAndMeans() {
        var even = new Image(13, 9, 1, filled(13 * 9, 77));
        for (int side : new int[] {1, 4, 9, 20}) {
            for (float value : Resampling.resized(even, new Window(0, 0, 13, 9), side, side)) {
                assertThat(value).isCloseTo(77, within(1e-3f));
            }
        }
        var steps = new Image(1, 4, 1, new byte[] {0, 0, 100, 100});
        assertThat(Resampling.resized(steps, new Window(0, 0, 1, 4), 1, 1)[0]).isCloseTo(50, within(1e-3f));
        assertThat(Resampling.resized(steps, new Window(0, 0, 1, 4), 1, 8))
                .isSorted()
                .startsWith(0f, 0f)
                .endsWith(100f, 100f);
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}

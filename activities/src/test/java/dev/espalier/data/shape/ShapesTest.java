package dev.espalier.data.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.data.DataSet;
import dev.espalier.data.DataSetContract;
import dev.espalier.data.Split;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapesTest extends DataSetContract {

    /** Whoever changes how shapes are drawn makes another data set, and results of the old one are not its results. */
    private static final String DRAWN = "af7eb19750a0d38b292056f54127cbf7552cdb414ecf633a5e3a03440f713927";

    @Override
    protected DataSet open() {
        return new Shapes();
    }

    @Test
    void isDrawnTheSameOnEveryMachine() {
        assertThat(new Shapes().sha256()).isEqualTo(DRAWN);
    }

    @Test
    void hasAsManyImagesOfEachClass() {
        var shapes = new Shapes();
        assertThat(shapes.count(Split.TRAIN)).isEqualTo(10_000);
        assertThat(shapes.count(Split.VALIDATION)).isEqualTo(2_000);
        assertThat(shapes.count(Split.TEST)).isEqualTo(2_000);
        var counts = new int[shapes.classes().size()];
        IntStream.range(0, 10_000).forEach(i -> counts[shapes.label(Split.TRAIN, i)]++);
        assertThat(counts).containsOnly(1_000);
    }

    @Test
    void colourTellsNothingOfTheClass() {
        var shapes = new Shapes();
        var sums = new double[shapes.classes().size()];
        for (int i = 0; i < 2_000; i++) {
            sums[shapes.label(Split.TRAIN, i)] +=
                    brightness(shapes.image(Split.TRAIN, i).pixels());
        }
        double least = Arrays.stream(sums).min().orElseThrow() / 200;
        double most = Arrays.stream(sums).max().orElseThrow() / 200;
        // Of 200 images of 48 to 208 each, means differ by some 10.
        assertThat(most - least).isLessThan(20);
    }

    private static double brightness(byte[] pixels) {
        return IntStream.range(0, pixels.length)
                .map(i -> pixels[i] & 0xFF)
                .average()
                .orElseThrow();
    }

    @Test
    void anOutlineCoversWhatLiesInsideIt() {
        for (var outline : Outline.ALL) {
            assertThat(outline.figure().at(3, 0)).as(outline.name()).isGreaterThan(1);
            double inside = IntStream.range(0, 10_000)
                    .filter(i -> outline.figure().at(i % 100 / 50.0 - 0.99, Math.floorDiv(i, 100) / 50.0 - 0.99) < 0)
                    .count();
            assertThat(inside / 10_000).as(outline.name()).isBetween(0.15, 0.8);
        }
    }

    @Test
    void distancesOfPolygonsAreExact() {
        var square = Polygon.of("-1 -1, 1 -1, 1 1, -1 1");
        assertThat(square.at(0, 0)).isEqualTo(-1);
        assertThat(square.at(0.5, 0)).isEqualTo(-0.5);
        assertThat(square.at(3, 0)).isEqualTo(2);
        assertThat(square.at(4, 5)).isEqualTo(5);
        assertThat(square.at(1, 0)).isZero();
    }
}

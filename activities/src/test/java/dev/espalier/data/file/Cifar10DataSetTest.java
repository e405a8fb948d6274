package dev.espalier.data.file;

import static dev.espalier.data.file.RegisteredSets.files;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSetContract;
import dev.espalier.data.Split;
import dev.espalier.space.TestData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10DataSetTest extends DataSetContract {

    @TempDir
    Path folder;

    private RegisteredSets registered() {
        return new RegisteredSets(folder.resolve("store"));
    }

    private Path written() {
        var files = folder.resolve("cifar");
        Written.file(files.resolve("data_batch_1.bin"), Written.cifar(60, 1, 10, 1));
        Written.file(files.resolve("data_batch_2.bin"), Written.cifar(60, 1, 10, 2));
        Written.file(files.resolve("test_batch.bin"), Written.cifar(20, 1, 10, 3));
        return files;
    }

    @Override
    protected DataSet open() {
        return registered().added(files("cifar", Format.CIFAR_10, written()));
    }

    @Test
    void readsPlanesOfRedGreenAndBlue() {
        var set = open();

        assertThat(set.classes()).hasSize(10).startsWith("airplane").endsWith("truck");
        assertThat(set.count(Split.TEST)).isEqualTo(20);
        var record = Written.cifar(20, 1, 10, 3);
        var image = set.image(Split.TEST, 2);
        int begin = 2 * 3073 + 1;
        assertThat(image.pixels()[0]).isEqualTo(record[begin]);
        assertThat(image.pixels()[1]).isEqualTo(record[begin + 1024]);
        assertThat(image.pixels()[2]).isEqualTo(record[begin + 2048]);
        assertThat(image.pixels()[3 * 33]).isEqualTo(record[begin + 33]);
        assertThat(set.label(Split.TEST, 13)).isEqualTo(3);
    }

    @Test
    void aFileBesideTheImagesNamesTheClasses() {
        var files = written();
        Written.file(
                files.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n".getBytes(StandardCharsets.UTF_8));

        assertThat(registered().add("named", Format.CIFAR_10, files).classes())
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    }

    @Test
    void readsFineLabelsOfHundredClasses() {
        var files = folder.resolve("hundred");
        Written.file(files.resolve("train.bin"), Written.cifar(400, 2, 100, 1));
        Written.file(files.resolve("test.bin"), Written.cifar(100, 2, 100, 2));
        var set = registered().added(files("hundred", Format.CIFAR_100, files));

        assertThat(set.classes()).hasSize(100);
        assertThat(IntStream.range(0, 100).map(i -> set.label(Split.TEST, i)).toArray())
                .isEqualTo(IntStream.range(0, 100).toArray());
    }

    @Test
    void readsThePublishedImages() {
        var file = TestData.file("cifar-10/cifar10_lossless_first4000.bin.gz");
        Assumptions.assumeTrue(file.isPresent(), "ESPALIER_TEST_DATA names no folder with cifar-10");
        var set = registered().added(files("first", Format.CIFAR_10, file.get()));

        assertThat(set.count(Split.TRAIN) + set.count(Split.VALIDATION)).isEqualTo(4_000);
        // The first is a frog, unless it is set aside; then the second, a truck, is the first to train on.
        assertThat(set.classes().get(set.label(Split.TRAIN, 0))).isIn("frog", "truck");
        assertThat(set.mean().get(0)).isBetween(0.48, 0.50);
        assertThat(set.mean().get(2)).isBetween(0.435, 0.455);
    }
}

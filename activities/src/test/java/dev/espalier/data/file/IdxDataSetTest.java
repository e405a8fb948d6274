package dev.espalier.data.file;

import static dev.espalier.data.file.RegisteredSets.files;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSetContract;
import dev.espalier.data.Split;
import dev.espalier.space.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxDataSetTest extends DataSetContract {

    @TempDir
    Path folder;

    private RegisteredSets registered() {
        return new RegisteredSets(folder.resolve("store"));
    }

    @Override
    protected DataSet open() {
        return registered().added(files("digits", Format.IDX, Written.mnist(folder.resolve("files"))));
    }

    @Test
    void readsSizesPixelsAndLabels() {
        var set = open();

        assertThat(set.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(set.channels()).isEqualTo(1);
        assertThat(set.resolution()).isEqualTo(5);
        assertThat(set.count(Split.TRAIN) + set.count(Split.VALIDATION)).isEqualTo(200);
        assertThat(set.count(Split.TEST)).isEqualTo(40);
        var third = set.image(Split.TEST, 3);
        assertThat(third.height()).isEqualTo(6);
        assertThat(third.width()).isEqualTo(5);
        assertThat(third.pixels()).isEqualTo(Arrays.copyOfRange(Written.noise(1_200, 2), 90, 120));
        assertThat(set.label(Split.TEST, 13)).isEqualTo(3);
    }

    @Test
    void packedFilesAreTheSameImages() {
        var plain = Written.mnist(folder.resolve("plain"));
        var packed = folder.resolve("packed");
        for (var name : List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte")) {
            Written.file(packed.resolve(name + ".gz"), Written.gzip(content(plain.resolve(name))));
        }
        for (var name : List.of("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")) {
            Written.file(packed.resolve(name), content(plain.resolve(name)));
        }
        // A file that lies there twice is read once.
        Written.file(
                plain.resolve("train-images-idx3-ubyte.gz"),
                Written.gzip(content(plain.resolve("train-images-idx3-ubyte"))));

        assertThat(registered().add("packed", Format.IDX, packed).sha256())
                .isEqualTo(registered().add("plain", Format.IDX, plain).sha256());
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesMayBeNamedOneByOneAndClasses() {
        var some = Written.mnist(folder.resolve("files"));
        var files = new DataSetFiles(
                "named",
                Format.IDX,
                List.of(
                        some.resolve("train-labels-idx1-ubyte").toString(),
                        some.resolve("train-images-idx3-ubyte").toString()),
                List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"),
                25,
                null,
                false,
                null);
        var set = registered().added(files);

        assertThat(set.classes()).startsWith("a", "b").hasSize(10);
        assertThat(set.count(Split.TEST)).isZero();
        assertThat(set.count(Split.VALIDATION)).isBetween(30, 70);
    }

    @Test
    void labelsMayBeginAtOneAsThoseOfLettersDo() {
        var some = folder.resolve("letters");
        Written.file(some.resolve("train-images-idx3-ubyte"), Written.idxImages(260, 4, 4, 1));
        Written.file(some.resolve("train-labels-idx1-ubyte"), Written.idxLabels(260, i -> 1 + i % 26));
        var set = registered().added(files("letters", Format.IDX, some));

        assertThat(set.classes()).hasSize(26).startsWith("1").endsWith("26");
        assertThat(set.label(Split.TRAIN, 0)).isBetween(0, 25);
    }

    @Test
    void mnistHasThePublishedMeanDeviationAndLabels() {
        var mnist = TestData.file("mnist");
        Assumptions.assumeTrue(mnist.isPresent(), "ESPALIER_TEST_DATA names no folder with mnist");
        var set = registered().added(files("mnist", Format.IDX, mnist.get()));

        // Published of all 60,000 training images; here a tenth of them is set aside.
        assertThat(set.mean().getFirst()).isBetween(0.1297, 0.1317);
        assertThat(set.deviation().getFirst()).isBetween(0.3071, 0.3091);
        assertThat(set.count(Split.TRAIN) + set.count(Split.VALIDATION)).isEqualTo(60_000);
        assertThat(set.count(Split.VALIDATION)).isBetween(5_700, 6_300);
        assertThat(List.of(
                        set.label(Split.TEST, 0),
                        set.label(Split.TEST, 1),
                        set.label(Split.TEST, 2),
                        set.label(Split.TEST, 3)))
                .containsExactly(7, 2, 1, 0);
    }
}

package dev.espalier.data.file;

import static dev.espalier.data.file.RegisteredSets.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.catalogue.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationTest {

    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir
    Path folder;

    private RegisteredSets registered = new RegisteredSets(Path.of(""));

    @BeforeEach
    void open() {
        registered = new RegisteredSets(folder.resolve("store"));
    }

    /** That it is refused with these sentences, and nothing is kept of it. */
    private void refused(DataSetFiles files, String... beginnings) {
        assertThatThrownBy(() -> registered.gallery().add(files, (_, _) -> {}))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> {
                    assertThat(refusal.problems()).hasSize(beginnings.length);
                    for (int i = 0; i < beginnings.length; i++) {
                        assertThat(refusal.problems().get(i))
                                .startsWith(beginnings[i])
                                .endsWith(".");
                    }
                });
        assertThat(registered.sets().ids()).containsExactly("shapes");
    }

    private Path idx(int images, byte[] labels) {
        Written.file(folder.resolve("idx").resolve(IMAGES), Written.idxImages(images, 4, 4, 1));
        Written.file(folder.resolve("idx").resolve(LABELS), labels);
        return folder.resolve("idx");
    }

    private DataSetFiles told(
            Format format,
            Path path,
            List<String> classes,
            @Nullable Integer validation,
            @Nullable Integer resolution) {
        return new DataSetFiles("mine", format, List.of(path.toString()), classes, validation, resolution, false, null);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theSameAgainIsNoChange() {
        var some = Written.mnist(folder.resolve("files"));
        var first = registered.add("digits", Format.IDX, some);

        assertThat(registered.add("digits", Format.IDX, some)).isEqualTo(first);
        assertThat(registered.gallery().dataSets()).extracting(DataSetInfo::id).containsExactly("digits", "shapes");
        assertThat(registered.gallery().dataSet("digits")).contains(first);
    }

    @Test
    void refusesAPathThatIsNotThere() {
        refused(
                files("mine", Format.IDX, Path.of("/no/such/place"), Path.of("here")),
                "The server does not see the path (/no/such/place) on its machine: the folder / has no `no`. It must lead to files of the MNIST family, such as train-images-idx3-ubyte.gz, or to the folder that has them.\nMaybe it is on another machine",
                "The path (here) must be absolute");
        refused(files("mine", Format.FOLDER), "The `paths` must name at least one");
    }

    @Test
    void saysHowFarAMistypedPathLeadsAndWhereItWasProbablyMeantTo() {
        Written.pictures(folder.resolve("flowers/cat"), 1, 1);
        refused(
                files("mine", Format.FOLDER, folder.resolve("flowrs/train")),
                "The server does not see the path (%s) on its machine: the folder %s has no `flowrs`. It must lead to a folder that has a folder of images for each class.\nMaybe you meant %s."
                        .formatted(folder.resolve("flowrs/train"), folder, folder.resolve("flowers")));
        var file = Written.file(folder.resolve("images"), text("none"));
        refused(
                files("mine", Format.FOLDER, file.resolve("cat")),
                "The server does not see the path (%s) on its machine: %s is a file. It must lead to a folder"
                        .formatted(file.resolve("cat"), file));
    }

    @Test
    void refusesAnIdThatIsNoneOrTaken() {
        var some = Written.mnist(folder.resolve("files"));
        refused(files("Mine!", Format.IDX, some), "The `id` (Mine!) must be 1 to 64 lower-case letters");
        refused(files("shapes", Format.IDX, some), "The data set (shapes) must have an id of its own");
    }

    @Test
    void refusesOptionsOutsideTheirRange() {
        var some = Written.mnist(folder.resolve("files"));
        refused(told(Format.IDX, some, List.of(), 0, null), "The `validation` (0 %) must be from 1 to 50 %");
        refused(told(Format.IDX, some, List.of(), 51, null), "The `validation` (51 %) must be from 1 to 50 %");
        refused(told(Format.IDX, some, List.of(), null, 3), "The `resolution` (3) must be from 4 to 1024 pixels");
        refused(told(Format.IDX, some, List.of("a", "b"), null, null), "The `classes` (2 names) must be as many");
    }

    @Test
    void refusesAWrongMagicNumber() {
        Written.file(folder.resolve("idx").resolve(IMAGES), Written.idx(2080, new int[] {1, 4, 4}, new byte[16]));
        Written.file(folder.resolve("idx").resolve(LABELS), text("not a file of labels"));
        refused(
                files("mine", Format.IDX, folder.resolve("idx")),
                "The file (%s) must begin with a magic number of IDX, 2051 for images or 2049 for labels, but begins with 2080"
                        .formatted(folder.resolve("idx").resolve(IMAGES)),
                "The file (%s) must begin with a magic number"
                        .formatted(folder.resolve("idx").resolve(LABELS)));
    }

    @Test
    void refusesFilesThatAreCutOff() {
        var images = Written.gzip(Written.idxImages(50, 4, 4, 1));
        Written.file(folder.resolve("idx").resolve(IMAGES + ".gz"), Arrays.copyOf(images, images.length / 2));
        Written.file(folder.resolve("idx").resolve(LABELS), Written.idx(2049, new int[] {50}, new byte[20]));
        refused(
                files("mine", Format.IDX, folder.resolve("idx")),
                "The file (%s.gz) must hold 50 items, as its header says, but is cut off after"
                        .formatted(folder.resolve("idx").resolve(IMAGES)),
                "The file (%s) must hold 50 items, as its header says, but is cut off after 20"
                        .formatted(folder.resolve("idx").resolve(LABELS)));
    }

    @Test
    void refusesADamagedArchiveAndAnEmptyFile() {
        var images = Written.gzip(Written.idxImages(50, 4, 4, 1));
        Arrays.fill(images, 200, 300, (byte) 0xFF);
        Written.file(folder.resolve("idx").resolve(IMAGES), images);
        Written.file(folder.resolve("idx").resolve(LABELS), new byte[0]);
        refused(files("mine", Format.IDX, folder.resolve("idx")), "The file (", "The file (");
    }

    @Test
    void refusesCountsThatDiffer() {
        refused(
                files("mine", Format.IDX, idx(50, Written.idxLabels(49, i -> i % 10))),
                "The files (%s) and (%s) must have as many images as labels, but have 50 and 49"
                        .formatted(
                                folder.resolve("idx").resolve(IMAGES),
                                folder.resolve("idx").resolve(LABELS)));
    }

    @Test
    void refusesAFileThatGoesOn() {
        refused(
                files("mine", Format.IDX, idx(50, Written.idx(2049, new int[] {50}, new byte[51]))),
                "The file (%s) must hold 50 items, as its header says, but goes on"
                        .formatted(folder.resolve("idx").resolve(LABELS)));
    }

    @Test
    void refusesImagesWithoutLabelsAndTwoOfAKind() {
        var one = folder.resolve("one");
        Written.file(one.resolve(IMAGES), Written.idxImages(50, 4, 4, 1));
        refused(
                files("mine", Format.IDX, one),
                "The file (%s) must have a file of labels beside it".formatted(one.resolve(IMAGES)));

        Written.file(one.resolve(LABELS), Written.idxLabels(50, i -> i % 10));
        Written.file(one.resolve("letters-" + LABELS), Written.idxLabels(50, i -> i % 10));
        refused(
                files("mine", Format.IDX, one),
                "The files (%s) and (%s) must not both hold the labels of the train images"
                        .formatted(one.resolve("letters-" + LABELS), one.resolve(LABELS)));
    }

    @Test
    void refusesSplitsOfOtherSizes() {
        var some = Written.mnist(folder.resolve("files"));
        Written.file(some.resolve("t10k-images-idx3-ubyte.gz"), Written.idxImages(40, 7, 5, 2));
        refused(
                files("mine", Format.IDX, some),
                "The images must all have one size, but there are 6 × 5 × 1 and 7 × 5 × 1");
    }

    @Test
    void refusesAClassWithoutImages() {
        refused(
                files("mine", Format.IDX, idx(50, Written.idxLabels(50, i -> i % 10 == 3 ? 4 : i % 10))),
                "The class (3) must have images to train on, but has none");
    }

    @Test
    void refusesAFolderThatHoldsNoneOfTheFiles() {
        Written.file(folder.resolve("empty/readme.txt"), text("nothing here"));
        refused(
                files("mine", Format.IDX, folder.resolve("empty")),
                "The path (%s) must hold files of the MNIST family".formatted(folder.resolve("empty")));
        refused(
                files("mine", Format.CIFAR_10, folder.resolve("empty")),
                "The path (%s) must hold files of the binary version of CIFAR-10".formatted(folder.resolve("empty")));
        refused(
                files("mine", Format.FOLDER, folder.resolve("empty")),
                "The folder (%s) must hold a folder of images for each class".formatted(folder.resolve("empty")));
        refused(
                files("mine", Format.IMAGENET, folder.resolve("empty")),
                "The folder (%s) must have a folder `train`".formatted(folder.resolve("empty")));
    }

    @Test
    void refusesALinkToNowhere() {
        var links = pictures().resolve("cat/nowhere.jpg");
        try {
            Files.createSymbolicLink(links, folder.resolve("gone"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refused(
                files("mine", Format.FOLDER, folder.resolve("pictures")),
                "The link (%s) must lead to a file".formatted(links));
    }

    @Test
    void refusesRecordsOfAnotherVersionOfCifar() {
        var file = Written.file(folder.resolve("data_batch_1.bin"), Written.cifar(40, 2, 100, 1));
        refused(files("mine", Format.CIFAR_10, file), "The label (");
        var cut = Written.file(folder.resolve("data_batch_2.bin"), Arrays.copyOf(Written.cifar(40, 1, 10, 1), 5_000));
        refused(
                files("mine", Format.CIFAR_10, cut),
                "The file (%s) must hold whole records of 3,073 bytes, but 1,927 bytes follow after 1 of them"
                        .formatted(cut));
        var whole = Written.file(folder.resolve("data_batch_3.bin"), Written.cifar(40, 1, 10, 1));
        refused(
                told(Format.CIFAR_10, whole, List.of("a"), null, null),
                "The `classes` (1 names) must be 10 of CIFAR-10");
    }

    private Path pictures() {
        Written.pictures(folder.resolve("pictures/cat"), 20, 1);
        Written.pictures(folder.resolve("pictures/dog"), 20, 2);
        return folder.resolve("pictures");
    }

    @Test
    void refusesAFolderOfAClassWithoutImages() {
        Written.file(pictures().resolve("owl/notes.txt"), text("none yet"));
        refused(
                files("mine", Format.FOLDER, folder.resolve("pictures")),
                "The class (owl) must have images in its folder");
    }

    @Test
    void refusesDamagedImagesAndNamesThemAll() {
        Written.file(pictures().resolve("cat/broken.jpg"), Arrays.copyOf(Written.jpeg(32, 32, 1), 300));
        Written.file(folder.resolve("pictures/dog/page.jpg"), text("<html>"));
        Written.file(folder.resolve("pictures/dog/zero.jpg"), new byte[0]);
        refused(files("mine", Format.FOLDER, folder.resolve("pictures")), "The image (dog/zero.jpg) is empty");
        Written.file(folder.resolve("pictures/dog/zero.jpg"), Written.jpeg(16, 12, 1));
        refused(
                files("mine", Format.FOLDER, folder.resolve("pictures")),
                "The image (cat/broken.jpg) cannot be decoded: ",
                "The image (dog/page.jpg) cannot be decoded: it is neither");
    }

    @Test
    void refusesValidationImagesOfNoClass() {
        var split = folder.resolve("split");
        Written.pictures(split.resolve("train/cat"), 20, 1);
        Written.pictures(split.resolve("train/dog"), 20, 2);
        Written.pictures(split.resolve("val"), 7, 3);
        refused(
                files("mine", Format.FOLDER, split),
                "The folder (%s) must hold a folder of images for each class, but holds 7 images and no folder.\nMaybe sort them into folders"
                        .formatted(split.resolve("val")));
    }

    @Test
    void saysThatAClassMustNotBeCalledLikeTheTrainingImages() {
        var vehicles = folder.resolve("vehicles");
        for (var name : List.of("bus", "car", "train")) {
            Written.pictures(vehicles.resolve(name), 5, 1);
        }
        refused(
                files("mine", Format.FOLDER, vehicles),
                "The folder (%s) must hold a folder of images for each class, but holds no folder.\nMaybe `train` is a class here: then call it otherwise"
                        .formatted(vehicles.resolve("train")));
    }

    @Test
    void refusesValidationClassesThatNobodyTrainsOn() {
        Written.pictures(folder.resolve("split/train/cat"), 5, 1);
        Written.pictures(folder.resolve("split/train/dog"), 5, 2);
        Written.pictures(folder.resolve("split/val/cat"), 2, 3);
        Written.pictures(folder.resolve("split/val/owl"), 2, 4);
        refused(
                files("mine", Format.FOLDER, folder.resolve("split")),
                "The folder (%s) must be called like a class of the training images"
                        .formatted(folder.resolve("split/val/owl")));
    }

    @Test
    void refusesWhatDoesNotGoWithTheFormat() {
        Written.pictures(folder.resolve("split/train/cat"), 5, 1);
        Written.pictures(folder.resolve("split/train/dog"), 5, 2);
        Written.pictures(folder.resolve("split/val/cat"), 2, 3);
        var split = folder.resolve("split");
        refused(told(Format.FOLDER, split, List.of(), 20, null), "The `validation` (20 %) must be left out");
        refused(told(Format.FOLDER, split, List.of("a", "b"), null, null), "The `classes` must be left out");
        refused(files("mine", Format.FOLDER, split, split), "The images must lie in one folder, but 2 paths are named");
        var archive = Written.file(folder.resolve("images.tar"), text("tar"));
        Written.pictures(folder.resolve("few/cat"), 5, 1);
        Written.pictures(folder.resolve("few/dog"), 5, 2);
        refused(
                told(Format.FOLDER, folder.resolve("few"), List.of(), 1, null),
                "The data set must have validation images, but has none.\nMaybe set a larger share aside");
        refused(
                files("mine", Format.FOLDER, archive),
                "The path (%s) must be a folder.\nMaybe unpack".formatted(archive));
        Written.pictures(folder.resolve("single/cat"), 60, 1);
        refused(
                files("mine", Format.FOLDER, folder.resolve("single")),
                "The data set must have at least 2 classes, but has 1");
    }
}

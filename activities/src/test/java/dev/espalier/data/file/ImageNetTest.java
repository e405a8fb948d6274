package dev.espalier.data.file;

import static dev.espalier.data.file.RegisteredSets.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSetContract;
import dev.espalier.data.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;

class ImageNetTest extends DataSetContract {

    private static final List<String> CLASSES = List.of("n01440764", "n01443537", "n01484850");

    /** Numbered by the devkit in another order than by name. */
    private static final int[] NUMBERS = {3, 1, 2};

    @TempDir
    Path folder;

    private RegisteredSets registered() {
        return new RegisteredSets(folder.resolve("store"));
    }

    private Path training() {
        var root = folder.resolve("imagenet");
        for (int label = 0; label < 3; label++) {
            var name = CLASSES.get(label);
            for (int i = 0; i < 6; i++) {
                Written.file(
                        root.resolve("train/%s/%s_%d.JPEG".formatted(name, name, i)),
                        Written.jpeg(50, 40, 100L * label + i));
            }
        }
        Written.file(root.resolve("test/ILSVRC2012_test_00000001.JPEG"), Written.jpeg(50, 40, 5));
        return root;
    }

    private static String image(int number) {
        return "ILSVRC2012_val_%08d.JPEG".formatted(number + 1);
    }

    /** Six validation images, whose classes go round backwards, in one folder. */
    private Path flat() {
        var root = training();
        for (int i = 0; i < 6; i++) {
            Written.file(root.resolve("val").resolve(image(i)), Written.jpeg(50, 40, 900 + i));
        }
        return root;
    }

    private static final int[] FLAT = {2, 1, 0, 2, 1, 0};

    private DataSetFiles told(Path root, @Nullable Path labels) {
        return new DataSetFiles(
                "imagenet",
                Format.IMAGENET,
                List.of(root.toString()),
                List.of(),
                null,
                null,
                false,
                labels == null ? null : labels.toString());
    }

    private static Path text(Path file, String content) {
        return Written.file(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path devkit() throws IOException {
        var synsets = Mat5.newStruct(4, 1);
        for (int i = 0; i < 3; i++) {
            synsets.set("ILSVRC2012_ID", i, Mat5.newScalar(NUMBERS[i]));
            synsets.set("WNID", i, Mat5.newString(CLASSES.get(i)));
        }
        // The devkit's list goes on with groups of classes, which have no images.
        synsets.set("ILSVRC2012_ID", 3, Mat5.newScalar(1001));
        synsets.set("WNID", 3, Mat5.newString("n00001740"));
        var devkit = folder.resolve("ILSVRC2012_devkit_t12");
        var data = devkit.resolve("data");
        Files.createDirectories(data);
        try (var meta = Mat5.newMatFile()) {
            Mat5.writeToFile(
                    meta.addArray("synsets", synsets), data.resolve("meta.mat").toFile());
        }
        var lines = IntStream.of(FLAT).mapToObj(label -> NUMBERS[label] + "\n").toList();
        text(data.resolve("ILSVRC2012_validation_ground_truth.txt"), String.join("", lines));
        return devkit;
    }

    @Override
    protected DataSet open() {
        var root = training();
        for (int label = 0; label < 3; label++) {
            Written.file(
                    root.resolve("val/%s/%s".formatted(CLASSES.get(label), image(label))),
                    Written.jpeg(50, 40, 800 + label));
        }
        return registered().added(told(root, null));
    }

    private void hasFlatLabels(DataSet set) {
        // In the listing, images of a class stand together.
        for (int i = 0; i < 6; i++) {
            var path = ((ImageFiles) ((RegisteredSet) set).images()).path(Split.VALIDATION, i);
            int number = Integer.parseInt(path.replaceAll(".*_0*|\\.JPEG", "")) - 1;
            assertThat(set.label(Split.VALIDATION, i)).isEqualTo(FLAT[number]);
        }
        assertThat(set.count(Split.VALIDATION)).isEqualTo(6);
        assertThat(set.count(Split.TRAIN)).isEqualTo(18);
    }

    @Test
    void readsTrainingAndValidationImagesByClass() {
        var set = open();

        assertThat(set.classes()).isEqualTo(CLASSES);
        assertThat(set.resolution()).isEqualTo(224);
        assertThat(set.count(Split.TRAIN)).isEqualTo(18);
        assertThat(set.count(Split.VALIDATION)).isEqualTo(3);
        // Those are without classes.
        assertThat(set.count(Split.TEST)).isZero();
    }

    @Test
    void readsTheDevkitsList() throws IOException {
        hasFlatLabels(registered().added(told(flat(), devkit())));
    }

    @Test
    void findsTheDevkitWhereItLiesBesideTheImages() throws IOException {
        var root = flat();
        Files.move(devkit(), root.resolve("ILSVRC2012_devkit_t12"));

        hasFlatLabels(registered().added(told(root, null)));
    }

    @Test
    void readsAListOfImagesAndFolders() {
        var lines = new StringBuilder("ImageId,PredictionString\n");
        for (int i = 5; i >= 0; i--) {
            lines.append("%s,%s 85 1 499 272\n".formatted(image(i).replace(".JPEG", ""), CLASSES.get(FLAT[i])));
        }
        hasFlatLabels(registered().added(told(flat(), text(folder.resolve("LOC_val_solution.csv"), lines.toString()))));
    }

    @Test
    void readsAListOfImagesAndPlacesOfClasses() {
        var lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            lines.append("val/%s %d\n".formatted(image(i), FLAT[i]));
        }
        hasFlatLabels(registered().added(told(flat(), text(folder.resolve("val.txt"), lines.toString()))));
    }

    private void refused(DataSetFiles files, String... beginnings) {
        assertThatThrownBy(() -> registered().gallery().add(files, (_, _) -> {}))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> {
                    assertThat(refusal.problems()).hasSize(beginnings.length);
                    for (int i = 0; i < beginnings.length; i++) {
                        assertThat(refusal.problems().get(i)).startsWith(beginnings[i]);
                    }
                });
    }

    @Test
    void refusesValidationImagesWhoseClassesNobodyTells() {
        refused(
                told(flat(), null),
                "The validation images lie in one folder, so a list of their classes must be told.\nMaybe name the folder of the devkit");
        refused(told(flat(), Path.of("/no/such/list")), "The validation labels (/no/such/list) must be a file");
    }

    @Test
    void refusesListsThatDoNotFit() throws IOException {
        var truth = devkit().resolve("data/ILSVRC2012_validation_ground_truth.txt");
        text(truth, "1\n2\n");
        refused(
                told(flat(), truth),
                "The file (%s) must have a line for each validation image, but has 2 for 6".formatted(truth));
        text(truth, "1\n2\n3\n1\n2\n77\n");
        refused(
                told(flat(), truth),
                "The class (number 77) of the validation image (%s) must be a folder".formatted(image(5)));
        Files.delete(truth.resolveSibling("meta.mat"));
        refused(
                told(flat(), truth),
                "The file (%s) must be there, since it says which class".formatted(truth.resolveSibling("meta.mat")));
        text(truth.resolveSibling("meta.mat"), "MATLAB, or not");
        refused(
                told(flat(), truth),
                "The file (%s) must be the devkit's meta.mat".formatted(truth.resolveSibling("meta.mat")));

        var list = text(folder.resolve("list.txt"), image(0) + " n01440764\n" + image(1) + " n09999999\n");
        refused(
                told(flat(), list),
                "The class (n09999999) of the validation image (%s) must be a folder".formatted(image(1)),
                "The file (%s) must tell the class of the validation image (%s)".formatted(list, image(2)),
                "The file (%s) must tell".formatted(list),
                "The file (%s) must tell".formatted(list),
                "The file (%s) must tell".formatted(list));
    }

    @Test
    void anotherFolderIsNoImageNet() {
        Written.pictures(folder.resolve("other/cat"), 3, 1);
        refused(
                files("imagenet", Format.IMAGENET, folder.resolve("other")),
                "The folder (%s) must have a folder `train`".formatted(folder.resolve("other")));
    }
}

package dev.espalier.data.file;

import static dev.espalier.data.file.RegisteredSets.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.DataSetFiles;
import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.catalogue.DataSetInfo.Hashed;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.DataSetContract;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.Split;
import dev.espalier.data.UnreadableImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDataSetTest extends DataSetContract {

    @TempDir
    Path folder;

    private RegisteredSets registered() {
        return new RegisteredSets(folder.resolve("store"));
    }

    /** Three classes of 30 images each. */
    private Path classes(Path root) {
        if (!Files.exists(root)) {
            Written.pictures(root.resolve("cat"), 30, 1);
            Written.pictures(root.resolve("dog/large"), 20, 2);
            Written.pictures(root.resolve("dog/small"), 10, 3);
            Written.pictures(root.resolve("owl"), 30, 4);
            Written.file(root.resolve("owl/notes.txt"), new byte[] {1});
        }
        return root;
    }

    private DataSetFiles plain() {
        return files("animals", Format.FOLDER, classes(folder.resolve("animals")));
    }

    @Override
    protected DataSet open() {
        return registered().added(plain());
    }

    @Test
    void aFolderIsAClass() {
        var set = open();

        assertThat(set.classes()).containsExactly("cat", "dog", "owl");
        assertThat(set.count(Split.TRAIN) + set.count(Split.VALIDATION)).isEqualTo(90);
        assertThat(set.resolution()).isEqualTo(12);
        assertThat(set.image(Split.TRAIN, 0).width()).isEqualTo(16);
    }

    @Test
    void whichImagesAreSetAsideDependsOnTheirContentOnly() throws IOException {
        var before = setAside(registered().added(plain()));
        var moved = folder.resolve("moved");
        for (var name : List.of("cat", "dog", "owl")) {
            try (var files = Files.walk(folder.resolve("animals").resolve(name))) {
                for (var file : files.filter(Tree::isImage).toList()) {
                    var renamed = "%d-%s".formatted(file.hashCode(), file.getFileName());
                    Written.file(moved.resolve(name).resolve(renamed), Files.readAllBytes(file));
                }
            }
        }
        var after = setAside(registered().added(files("moved", Format.FOLDER, moved)));

        assertThat(after).isEqualTo(before);
    }

    /** How many images of each content are set aside. */
    private static Map<Integer, Integer> setAside(DataSet set) {
        var counts = new HashMap<Integer, Integer>();
        for (int i = 0; i < set.count(Split.VALIDATION); i++) {
            counts.merge(Arrays.hashCode(set.image(Split.VALIDATION, i).pixels()), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void foldersOfSplitsAreSplits() {
        var root = folder.resolve("split");
        classes(root.resolve("train"));
        Written.pictures(root.resolve("val/cat"), 2, 7);
        Written.pictures(root.resolve("val/dog"), 3, 8);
        Written.pictures(root.resolve("test/owl"), 4, 9);
        var info = registered().add("split", Format.FOLDER, root);

        assertThat(info.count("train")).isEqualTo(90);
        assertThat(info.splits().get(1).images()).containsExactly(2, 3, 0);
        assertThat(info.splits().get(1).source()).isEqualTo("of the data set");
        assertThat(info.count("test")).isEqualTo(4);
        assertThat(info.hashed()).isEqualTo(Hashed.CONTENT);
    }

    @Test
    void readsColouredImagesAsGreyOnesWhereTold() {
        var files = new DataSetFiles(
                "grey",
                Format.FOLDER,
                List.of(classes(folder.resolve("animals")).toString()),
                List.of(),
                null,
                8,
                true,
                null);
        var set = registered().added(files);

        assertThat(set.channels()).isEqualTo(1);
        assertThat(set.resolution()).isEqualTo(8);
        assertThat(set.image(Split.TRAIN, 0).pixels()).hasSize(16 * 12);
    }

    @Test
    void aFileThatChangedOrIsGoneIsNamed() throws IOException {
        var set = open();
        var first = pathOf(set, 0);
        Files.write(first, new byte[] {1, 2, 3});
        Files.delete(pathOf(set, 1));

        assertThatThrownBy(() -> set.image(Split.TRAIN, 0))
                .isInstanceOf(UnreadableImage.class)
                .hasMessageContaining("bytes that were registered, but has 3")
                .hasMessageContaining(first.getFileName().toString());
        assertThatThrownBy(() -> set.image(Split.TRAIN, 1))
                .isInstanceOf(UnreadableImage.class)
                .hasMessageContaining("is gone");
        var feeding = new Feeding(1, 2, 12, Augmentation.NONE);
        try (var feed = Feeder.open(set, Split.TRAIN, feeding, 0, 0)) {
            assertThatThrownBy(() -> {
                        while (feed.hasNext()) {
                            feed.next();
                        }
                    })
                    .isInstanceOf(UnreadableImage.class);
        }
    }

    @Test
    void anImageInThePlaceOfAnotherOneIsNamedWhateverItsSize() throws IOException {
        var set = open();
        var first = pathOf(set, 0);
        var content = Files.readAllBytes(first);
        // How dense its pixels are printed: it is decoded as before.
        content[17] ^= 2;
        Files.write(first, content);

        assertThatThrownBy(() -> set.image(Split.TRAIN, 0))
                .isInstanceOf(UnreadableImage.class)
                .hasMessage("The image (cat/%s) is another one than was registered.".formatted(first.getFileName()));
        assertThat(set.image(Split.TRAIN, 1).width()).isEqualTo(16);
    }

    private Path pathOf(DataSet set, int index) {
        var images = (ImageFiles) ((RegisteredSet) set).images();
        return folder.resolve("animals").resolve(images.path(Split.TRAIN, index));
    }

    @Test
    void aMovedFolderIsRegisteredAgainUnderItsId() throws IOException {
        var info = registered().gallery().add(plain(), (_, _) -> {});
        Files.move(folder.resolve("animals"), folder.resolve("elsewhere"));
        assertThatThrownBy(() -> registered().sets().find("animals"))
                .hasMessageContaining("this machine does not see its path");

        var again = registered().add("animals", Format.FOLDER, folder.resolve("elsewhere"));

        assertThat(again.sha256()).isEqualTo(info.sha256());
        assertThat(registered()
                        .sets()
                        .find("animals")
                        .orElseThrow()
                        .image(Split.TRAIN, 0)
                        .width())
                .isEqualTo(16);
    }

    @Test
    void anIdStaysWithItsImages() {
        open();
        Written.pictures(folder.resolve("animals/cat/more"), 1, 99);

        assertThatThrownBy(() -> registered().gallery().add(plain(), (_, _) -> {}))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The data set (animals) must have an id of its own: other images have it");
    }
}

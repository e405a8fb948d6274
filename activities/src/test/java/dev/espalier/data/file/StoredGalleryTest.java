package dev.espalier.data.file;

import static dev.espalier.data.file.RegisteredSets.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.DataSetFiles.Format;
import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.catalogue.DataSetInfo.Hashed;
import dev.espalier.catalogue.Gallery.Sight;
import dev.espalier.catalogue.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredGalleryTest {

    @TempDir
    Path folder;

    private RegisteredSets registered = new RegisteredSets(Path.of(""));

    @BeforeEach
    void open() {
        registered = new RegisteredSets(folder.resolve("store"));
    }

    private Path pictures() {
        var root = folder.resolve("pictures");
        Written.pictures(root.resolve("train/cat"), 20, 1);
        Written.pictures(root.resolve("train/dog"), 20, 2);
        Written.pictures(root.resolve("val/cat"), 5, 3);
        return root;
    }

    @Test
    void describesWhatIsDrawn() {
        var shapes = registered.gallery().dataSet("shapes").orElseThrow();

        assertThat(shapes.format()).isEqualTo("drawn");
        assertThat(shapes.hashed()).isEqualTo(Hashed.DRAWING);
        assertThat(shapes.count("train")).isEqualTo(10_000);
        assertThat(shapes.splits()).extracting(DataSetInfo.Part::split).containsExactly("train", "validation", "test");
        assertThat(registered.gallery().dataSet("none")).isEmpty();
    }

    @Test
    void showsImagesOfAClassEvenlySpread() {
        registered.add("pets", Format.FOLDER, pictures());
        var gallery = registered.gallery();

        assertThat(gallery.look("pets", "train", 1, 4))
                .containsExactly(new Sight(20, 1), new Sight(25, 1), new Sight(30, 1), new Sight(35, 1));
        assertThat(gallery.look("pets", "train", null, 100)).hasSize(40);
        assertThat(gallery.look("pets", "test", null, 100)).isEmpty();
        assertThatThrownBy(() -> gallery.look("pets", "tests", null, 1))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("The `split` (tests) must be train, validation or test.");
    }

    @Test
    void makesPicturesNoLargerThanWanted() throws IOException {
        registered.add("pets", Format.FOLDER, pictures());
        var gallery = registered.gallery();
        var whole = ImageIO.read(new ByteArrayInputStream(gallery.picture("pets", "train", 3, 100)));
        var small = ImageIO.read(new ByteArrayInputStream(gallery.picture("pets", "train", 3, 8)));

        assertThat(whole.getWidth()).isEqualTo(16);
        assertThat(whole.getHeight()).isEqualTo(12);
        assertThat(small.getWidth()).isEqualTo(8);
        assertThat(small.getHeight()).isEqualTo(6);
        assertThatThrownBy(() -> gallery.picture("pets", "train", 40, 8))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("The `index` (40) must be from 0 to 39");
        assertThatThrownBy(() -> gallery.picture("none", "train", 0, 8))
                .hasMessage("There is no data set (none); there are pets, shapes.");
    }

    @Test
    void aCheckOfWholeImagesFindsNothing() {
        registered.add("pets", Format.FOLDER, pictures());
        var told = new ArrayList<Long>();
        var check = registered.gallery().check("pets", (done, of) -> told.add(of));

        assertThat(check.ok()).isTrue();
        assertThat(check.images()).isEqualTo(45);
        assertThat(check.damaged()).isZero();
        assertThat(check.smallest()).isEqualTo("12 × 16");
        assertThat(check.largest()).isEqualTo("12 × 16");
        assertThat(check.notes()).containsExactly("The class (dog) has no validation images.");
        assertThat(told).containsExactly(45L);
    }

    @Test
    void aCheckNamesEveryDamagedImage() throws IOException {
        var root = pictures();
        registered.add("pets", Format.FOLDER, root);
        var cut = Files.readAllBytes(root.resolve("train/cat/0003.jpg"));
        Files.write(root.resolve("train/cat/0003.jpg"), Arrays.copyOf(cut, 100));
        Files.delete(root.resolve("val/cat/0001.jpg"));
        // As long as the other one, and whole, but another one.
        var other = Files.readAllBytes(root.resolve("train/dog/0005.jpg"));
        other[other.length - 10] ^= 1;
        Files.write(root.resolve("train/dog/0005.jpg"), other);
        var check = registered.gallery().check("pets", (_, _) -> {});

        assertThat(check.ok()).isFalse();
        assertThat(check.damaged()).isEqualTo(3);
        assertThat(check.problems().get(0)).startsWith("The image (train/cat/0003.jpg) must have the");
        assertThat(check.problems().get(1)).startsWith("The image (train/dog/0005.jpg) ");
        assertThat(check.problems().get(2)).startsWith("The image (val/cat/0001.jpg) is gone");
    }

    @Test
    void aCheckTellsWhatIsOdd() throws IOException {
        var root = pictures();
        Files.copy(root.resolve("train/cat/0000.jpg"), root.resolve("val/cat/copy.jpg"));
        registered.add("pets", Format.FOLDER, root);
        Written.pictures(root.resolve("train/cat/new"), 2, 9);
        var check = registered.gallery().check("pets", (_, _) -> {});

        assertThat(check.ok()).isTrue();
        assertThat(check.notes())
                .containsExactly(
                        "The class (dog) has no validation images.",
                        "Of the validation images, 1 are equal to images that are trained on.",
                        "In its folders lie 2 images that were not there when it was registered; they are not used.");
    }

    @Test
    void filesThatChangedAreNotUsed() {
        var digits = Written.mnist(folder.resolve("digits"));
        registered.add("digits", Format.IDX, digits);
        Written.file(digits.resolve("train-images-idx3-ubyte"), Written.idxImages(200, 6, 5, 77));
        var check = registered.gallery().check("digits", (_, _) -> {});

        assertThat(check.problems())
                .singleElement()
                .asString()
                .startsWith("The files of the data set (digits) must hold what was registered");
        assertThatThrownBy(() -> registered.sets().find("digits"))
                .hasMessageContaining("Maybe register it under another id.");
        // It is still known, since it may only be this machine that sees something else.
        assertThat(registered.gallery().dataSet("digits")).isPresent();
    }

    @Test
    void forgetsWhatIsRemovedAndKeepsItsFiles() {
        var digits = Written.mnist(folder.resolve("digits"));
        registered.add("digits", Format.IDX, digits);
        var sets = registered.sets();
        assertThat(sets.find("digits")).isPresent();
        registered.gallery().remove("digits");

        assertThat(sets.find("digits")).isEmpty();
        assertThat(sets.ids()).containsExactly("shapes");
        assertThat(digits.resolve("train-images-idx3-ubyte")).exists();
        assertThatThrownBy(() -> registered.gallery().remove("digits"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("There is no data set (digits); there are shapes.");
        assertThatThrownBy(() -> registered.gallery().remove("shapes")).isInstanceOf(InvalidInput.class);
        // Its id is free again.
        assertThat(registered
                        .gallery()
                        .add(files("digits", Format.FOLDER, pictures()), (_, _) -> {})
                        .classes())
                .containsExactly("cat", "dog");
    }
}

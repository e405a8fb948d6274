package dev.espalier.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody made to do harm. */
class PackageCheckTest {

    private static final int MOST = 1_000;

    @TempDir
    Path folder;

    private Path zip(List<String> names, int bytes) throws IOException {
        var file = folder.resolve("crafted.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[bytes]);
            }
        }
        return file;
    }

    private static List<String> said(Path file) {
        return PackageCheck.of(file, MOST).stream()
                .map(PackageCheck.Finding::said)
                .toList();
    }

    @Test
    void aMemberThatUnpacksToMoreThanMemoryBearsIsNamed() throws IOException {
        assertThat(said(zip(List.of("model.onnx"), MOST + 1)))
                .singleElement()
                .asString()
                .startsWith("The member model.onnx of the file (")
                .endsWith("must have at most 1,000 bytes, but has more.");
    }

    @Test
    void membersThatUnpackToMoreThanMemoryBearsTogetherAreRefused() throws IOException {
        assertThat(said(zip(List.of("a", "b", "c"), MOST)))
                .singleElement()
                .asString()
                .endsWith("must have at most 2,000 bytes together.");
        assertThat(said(zip(List.of("a", "b"), MOST)))
                .singleElement()
                .asString()
                .endsWith("but has no manifest.json.");
    }

    @Test
    void aNameThatComesTwiceIsNamed() throws IOException {
        var file = zip(List.of("model.onnx", "model.onn2"), 3);
        var bytes = Files.readAllBytes(file);
        for (int at : places("model.onn2", bytes)) {
            bytes[at + "model.onn".length()] = 'x';
        }
        assertThat(said(Files.write(file, bytes)))
                .singleElement()
                .asString()
                .endsWith("must hold every member once, but holds model.onnx twice.");
    }

    private static List<Integer> places(String name, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var places = new ArrayList<Integer>();
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            places.add(at);
        }
        return places;
    }
}

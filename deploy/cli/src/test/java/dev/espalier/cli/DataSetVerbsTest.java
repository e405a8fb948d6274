package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetVerbsTest {

    private static final String LINES = "application/x-ndjson";

    /** In one line, as it ends an answer in lines. */
    private static final String FLOWERS = """
            {"id": "flowers", "format": "folder", "paths": ["/data/flowers"], "channels": 3, "resolution": 64,\
             "splits": [{"split": "train", "images": 900, "source": "of the data set"},\
             {"split": "validation", "images": 100, "source": "10 % of the training images, by their content"}],\
             "classes": 2, "perClass": [{"name": "daisy", "train": 600, "validation": 60, "test": 0},\
             {"name": "tulip", "train": 300, "validation": 40, "test": 0}],\
             "bytes": 12300000, "sha256": "ab12"}""";

    private final FakeServer server = Answers.server();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void addsFilesByTheirAbsolutePath() {
        server.on(
                "POST /datasets",
                FakeServer.text(
                        200, LINES, "{\"images\": 500, \"of\": 0}\n{\"images\": 500, \"of\": 1000}\n" + FLOWERS));

        var typed = Typed.at(
                server,
                "dataset",
                "add",
                "flowers",
                "--format",
                "folder",
                "some/../flowers",
                "--validation",
                "20",
                "--grey");

        assertThat(server.last().line())
                .isEqualTo("POST /datasets?id=flowers&format=folder&path=%s&validation=20&grey=true"
                        .formatted(
                                Path.of("flowers").toAbsolutePath().toString().replace("/", "%2F")));
        assertThat(server.last().headers().get("Accept")).isEqualTo(LINES);
        assertThat(typed.lines())
                .contains(
                        "Added the data set flowers.",
                        "train       900 images, of the data set",
                        "pixels      64 × 64, coloured");
    }

    @Test
    void namesClassesOneByOne() {
        server.on("POST /datasets", FakeServer.text(200, LINES, FLOWERS));

        Typed.at(server, "dataset", "add", "x", "--format", "idx", "/a", "/b", "--classes", "daisy,red tulip");

        assertThat(server.last().line())
                .isEqualTo("POST /datasets?id=x&format=idx&path=%2Fa&path=%2Fb&class=daisy&class=red%20tulip");
    }

    @Test
    void saysEverythingThatIsWrongWithFiles() {
        server.on(
                "POST /datasets",
                FakeServer.text(
                        200,
                        LINES,
                        "{\"images\": 500, \"of\": 0}\n{\"problems\": [\"The image (a.jpg) is empty.\", \"The image (b.jpg) is empty.\"]}"));

        var typed = Typed.at(server, "dataset", "add", "x", "--format", "folder", "/a");

        assertThat(typed.code()).isNotZero();
        assertThat(typed.err()).contains("The image (a.jpg) is empty.\n", "The image (b.jpg) is empty.");
    }

    @Test
    void listsDataSets() {
        server.on("GET /datasets", Answers.items(FLOWERS));

        assertThat(Typed.at(server, "dataset", "list").lines().getLast())
                .containsSubsequence("flowers", "folder", "2", "900", "100", "64", "12.3 MB", "/data/flowers");
        assertThat(Typed.at(server, "dataset", "list", "-q").lines()).containsExactly("flowers");
    }

    @Test
    void aCheckThatFindsDamageFails() {
        server.on("POST /datasets/flowers/check", FakeServer.text(200, LINES, """
                        {"images": 500, "of": 1000}
                        {"ok": false, "images": 1000, "damaged": 1, "problems": ["The image (c.jpg) is gone."],\
                         "notes": ["The class (tulip) has no validation images."], "smallest": "3 × 4", "largest": "50 × 60"}
                        """));

        var typed = Typed.at(server, "dataset", "check", "flowers");

        assertThat(typed.code()).isEqualTo(Cli.FAILED);
        assertThat(typed.lines())
                .containsExactly(
                        "flowers is not whole: 1 of 1,000 images cannot be used.",
                        "The image (c.jpg) is gone.",
                        "They are 3 × 4 to 50 × 60 pixels.",
                        "Note: The class (tulip) has no validation images.");
    }

    @Test
    void aCheckThatFindsNothingSaysSo() {
        server.on(
                "POST /datasets/flowers/check",
                FakeServer.text(
                        200,
                        LINES,
                        "{\"ok\": true, \"images\": 1000, \"damaged\": 0, \"problems\": [], \"notes\": [],"
                                + " \"smallest\": \"3 × 4\", \"largest\": \"3 × 4\"}"));

        var typed = Typed.at(server, "dataset", "check", "flowers");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines())
                .containsExactly("flowers is whole: 1,000 images decoded, none is damaged.", "All are 3 × 4 pixels.");
    }

    @Test
    void aPreviewCountsImagesAndWritesASheet() throws IOException {
        server.on("GET /datasets/flowers", FLOWERS)
                .on("GET /datasets/flowers/sheet", FakeServer.text(200, "image/png", "a picture"));
        var file = folder.resolve("sheet.png");

        var typed = Typed.at(server, "dataset", "preview", "flowers", "--to", file.toString(), "--split", "validation");

        assertThat(server.last().line()).isEqualTo("GET /datasets/flowers/sheet?split=validation&count=100");
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo("a picture");
        assertThat(typed.lines())
                .anyMatch(line -> line.matches("daisy +600 +60 +0 .*"))
                .contains("Wrote %s.".formatted(file));
    }

    @Test
    void removesADataSetOrSaysWhyNot() {
        server.on("DELETE /datasets/flowers", FakeServer.text(204, "text/plain", ""))
                .on(
                        "DELETE /datasets/used",
                        FakeServer.problem(409, "{\"problems\": [\"The data set (used) cannot be removed.\"]}"));

        assertThat(Typed.at(server, "dataset", "remove", "flowers").lines())
                .containsExactly("Removed the data set flowers; its files are where they were.");
        assertThat(Typed.at(server, "dataset", "remove", "used").err())
                .contains("The data set (used) cannot be removed.");
    }
}

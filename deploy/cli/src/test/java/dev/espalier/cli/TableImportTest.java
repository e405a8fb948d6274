package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableImportTest {

    private static final String TABLE = """
            {"name": "runs", "title": "runs", "space": "nasbench201", "metrics": ["val_accuracy_pct"], "rows": 100000,
             "epochs": [], "provenance": "imported"}""";

    private final FakeServer server = new FakeServer().on("POST /tables", FakeServer.json(201, TABLE));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private static String rows(int count) {
        return "architecture,acc\n" + "nasbench201:0-3-2-1-4-0,91.5\n".repeat(count);
    }

    @Test
    void streamsAPackedTableUnpackedAndInChunks() throws IOException {
        var file = folder.resolve("My Runs.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(rows(100_000).getBytes(StandardCharsets.UTF_8));
        }

        var typed = Typed.at(
                server,
                "table",
                "import",
                file.toString(),
                "--space",
                "nasbench201",
                "--metric",
                "val_accuracy_pct=acc");

        assertThat(typed.out())
                .isEqualTo("Imported the table runs: 100000 rows of the space nasbench201 with val_accuracy_pct.\n");
        assertThat(typed.err()).contains("100 %; the server reads it.");
        assertThat(server.last().line())
                .isEqualTo("POST /tables?name=my-runs&space=nasbench201&format=csv&metric=val_accuracy_pct%3Dacc");
        assertThat(server.last().headers()).containsEntry("Transfer-encoding", "chunked");
        assertThat(server.last().body()).isEqualTo(rows(100_000));
    }

    @Test
    void aPublishedFileNeedsItsSpaceOnly() throws IOException {
        var file = Files.writeString(folder.resolve("nb101.csv"), "adjacency,ops,test_acc\n111,3,90\n");

        Typed.at(server, "table", "import", "nasbench101", file.toString());

        assertThat(server.last().line()).isEqualTo("POST /tables?name=nb101&space=nasbench101&format=csv");
    }

    @Test
    void showsALineOfProgressToAPerson() throws IOException {
        var file = Files.writeString(folder.resolve("runs.csv"), rows(10));

        var typed = Typed.at(
                new Typed.Setting(server.address(), null, Map.of(), true, ""),
                "table",
                "import",
                file.toString(),
                "--space",
                "nasbench201",
                "--metric",
                "val_accuracy_pct=acc");

        assertThat(typed.out()).contains("307 B of 307 B, 100 %").endsWith("with val_accuracy_pct.\n");
    }

    @Test
    void addsASpaceFileFirst() throws IOException {
        server.on("POST /spaces", FakeServer.json(201, "{\"name\": \"mine\"}"));
        var space = Files.writeString(folder.resolve("my-space.yaml"), "name: mine\n");
        var file = Files.write(folder.resolve("runs.parquet"), new byte[] {'P', 'A', 'R', '1'});

        Typed.at(
                server,
                "table",
                "import",
                file.toString(),
                "--space",
                space.toString(),
                "--metric",
                "a_pct=a",
                "--metric",
                "b_ms=b",
                "--name",
                "other");

        assertThat(server.lines())
                .containsExactly(
                        "POST /spaces",
                        "POST /tables?name=other&space=mine&format=parquet&metric=a_pct%3Da&metric=b_ms%3Db");
    }

    @Test
    void tellsTheServersReasonThoughItRefusesBeforeTheUploadEnds() throws IOException {
        server.on("POST /tables", FakeServer.problem(400, "{\"problems\": [\"The file has no column (acc).\"]}"));
        var file = Files.writeString(folder.resolve("runs.csv"), rows(50_000));

        var typed = Typed.at(
                server,
                "table",
                "import",
                file.toString(),
                "--space",
                "nasbench201",
                "--metric",
                "val_accuracy_pct=acc");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).endsWith("The file has no column (acc).\n");
    }

    @Test
    void refusesADamagedArchiveBeforeTheServerHearsOfIt() throws IOException {
        var file = Files.writeString(folder.resolve("runs.csv.gz"), "no archive");

        var typed =
                Typed.at(server, "table", "import", file.toString(), "--space", "nasbench201", "--metric", "a_pct=a");

        assertThat(typed)
                .isEqualTo(new Typed(1, "", "The file (%s) cannot be read: Not in GZIP format.\n".formatted(file)));
        assertThat(server.asked()).isEmpty();
    }
}

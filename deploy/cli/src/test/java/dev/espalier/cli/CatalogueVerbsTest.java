package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueVerbsTest {

    private static final String SPACE = """
            {"name": "nasbench201", "summary": "Cells of six edges.", "size": 15625.0, "tables": ["nasbench201-cifar10"],
             "decisions": [{"name": "1<-0", "options": ["none", "skip_connect"]}]}""";

    private final FakeServer server = Answers.server();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listsAndDescribesSpaces() {
        server.on("GET /spaces", Answers.items(SPACE)).on("GET /spaces/nasbench201", SPACE);

        assertThat(Typed.at(server, "space", "list").lines())
                .containsExactly(
                        "NAME         ARCHITECTURES  DECISIONS  SUMMARY              TABLES",
                        "nasbench201          15625          1  Cells of six edges.  nasbench201-cifar10");
        assertThat(Typed.at(server, "space", "describe", "nasbench201").lines())
                .containsExactly(
                        "name     nasbench201",
                        "summary  Cells of six edges.",
                        "size     15625",
                        "tables   nasbench201-cifar10",
                        "",
                        "decisions",
                        "NAME  OPTIONS",
                        "1<-0  none, skip_connect");
    }

    @Test
    void writesANetworkThatNobodyTrainedAndTellsHowFarItsFileDiffers() {
        server.on(
                "GET /architectures/any%3A0-3.onnx",
                exchange -> {
                    exchange.getResponseHeaders().set("Espalier-Images", "8");
                    exchange.getResponseHeaders().set("Espalier-Largest-Difference", "1.25E-6");
                    exchange.getResponseHeaders().set("Espalier-Largest-Output", "3.14159");
                    FakeServer.text(200, "application/octet-stream", "onnx").to(exchange);
                });
        var file = folder.resolve("cell.onnx");

        var typed = Typed.at(server, "space", "export", "any:0-3", "--onnx", file.toString(), "--seed", "7");

        assertThat(server.last().line()).isEqualTo("GET /architectures/any%3A0-3.onnx?seed=7");
        assertThat(file).hasContent("onnx");
        assertThat(typed.lines())
                .containsExactly(
                        "Wrote %s, 4 B, with first weights: nothing was trained.".formatted(file),
                        "ONNX Runtime and the network answer 8 random images with a largest difference of 1.3e-06, of outputs up to 3.14.");
    }

    @Test
    void samplesASpace() {
        server.on("GET /spaces/nasbench201/sample", Answers.items("""
                        {"id": "nasbench201:0-3", "space": "nasbench201", "notation": "|none~0|", "canonical": "x",
                         "cost": {"macs": 15650000, "params": 316000}, "latencies": [], "drawing": "/x.svg"}"""));

        var typed = Typed.at(server, "space", "sample", "nasbench201", "--count", "1", "--seed", "7");

        assertThat(server.last().line()).isEqualTo("GET /spaces/nasbench201/sample?count=1&seed=7");
        assertThat(typed.lines())
                .containsExactly(
                        "ARCHITECTURE     MACS [M]  PARAMS [M]  NOTATION",
                        "nasbench201:0-3     15.65      0.3160  |none~0|");
    }

    @Test
    void showsOnceWhatASpaceHasNoNotationOfItsOwnFor() {
        server.on("GET /spaces/mine/sample", Answers.items("""
                        {"id": "mine:0-3", "space": "mine", "notation": "mine:0-3", "canonical": "x", "cost": null}"""));

        assertThat(Typed.at(server, "space", "sample", "mine").lines()).containsExactly("ARCHITECTURE", "mine:0-3");
    }

    @Test
    void addsASpace() throws IOException {
        server.on("POST /spaces", FakeServer.json(201, SPACE));
        var file = Files.writeString(folder.resolve("space.yaml"), "name: nasbench201\n");

        assertThat(Typed.at(server, "space", "add", file.toString()))
                .isEqualTo(new Typed(0, "Added the space nasbench201.\n", ""));
        assertThat(server.last().body()).isEqualTo("name: nasbench201\n");
    }

    @Test
    void listsAndDescribesMethodsAndEvaluators() {
        var component = """
                {"name": "fine", "summary": "Does it.", "source": "A paper.",
                 "settings": [{"name": "population", "type": "integer", "standard": "50", "summary": "Members kept."}]}""";
        for (var noun : new String[] {"method", "evaluator"}) {
            server.on("GET /%ss".formatted(noun), Answers.items(component))
                    .on("GET /%ss/fine".formatted(noun), component);

            assertThat(Typed.at(server, noun, "list").lines())
                    .containsExactly("NAME  SUMMARY   SOURCE", "fine  Does it.  A paper.");
            assertThat(Typed.at(server, noun, "list", "-q").out()).isEqualTo("fine\n");
            assertThat(Typed.at(server, noun, "describe", "fine").lines())
                    .contains(
                            "settings",
                            "NAME        TYPE     STANDARD  SUMMARY",
                            "population  integer  50        Members kept.");
        }
    }

    @Test
    void listsDevicesAndTables() {
        server.on("GET /devices", Answers.items("""
                                {"name": "pixel3", "title": "Google Pixel 3", "runtime": "TFLite", "batch": 1,
                                 "precision": "fp32", "source": "lookup", "metric": "latency_ms@pixel3", "provenance": "HELP"}""")).on("GET /tables", Answers.items("""
                                {"name": "nasbench201-cifar10", "title": "NAS-Bench-201 on CIFAR-10", "space": "nasbench201",
                                 "metrics": ["val_accuracy_pct"], "rows": 15625, "epochs": [12, 200], "provenance": "x"}"""));

        assertThat(Typed.at(server, "device", "list").lines().getLast())
                .isEqualTo("pixel3  Google Pixel 3      1  fp32       TFLite   lookup      latency_ms@pixel3");
        assertThat(Typed.at(server, "table", "list").lines().getLast())
                .isEqualTo(
                        "nasbench201-cifar10  nasbench201  15625  val_accuracy_pct  12, 200  NAS-Bench-201 on CIFAR-10");
    }

    @Test
    void listsTrialsWithTheMetricsThatWereAskedFor() {
        server.on("GET /experiments/" + Answers.ID + "/trials", Answers.items(Answers.trial("000008-3", 88.524, 4.91)));

        var typed = Typed.at(
                server,
                "trial",
                "list",
                Answers.ID,
                "--sort",
                "val_accuracy_pct",
                "--order",
                "desc",
                "--round",
                "9",
                "--limit",
                "5");

        assertThat(server.last().line())
                .isEqualTo(
                        "GET /experiments/" + Answers.ID + "/trials?sort=val_accuracy_pct&order=desc&round=9&limit=5");
        assertThat(typed.lines())
                .containsExactly(
                        "TRIAL     ROUND  STATUS    val_accuracy [%]  latency@pixel3 [ms]  GPU TIME [s]  ORIGIN    ARCHITECTURE",
                        "000008-3      9  measured             88.52                4.910          1365  mutation  |none~0|+|nor_conv_3x3~0|skip_connect~1|");
        assertThat(Typed.at(server, "trial", "list", Answers.ID, "--all-metrics")
                        .out())
                .contains("train [s]");
    }

    @Test
    void describesATrialWithTheSourcesOfItsMeasures() {
        server.on("GET /experiments/" + Answers.ID + "/trials/000008-3", Answers.trial("000008-3", 88.524, 4.91));

        assertThat(Typed.at(server, "trial", "describe", Answers.ID, "000008-3").lines())
                .contains(
                        "latency@pixel3  4.910 ms (look-up)",
                        "parents         000002-1",
                        "GPU time        22 min 45 s");
    }

    @Test
    void showsTheFrontInTheServersOrder() {
        server.on(
                "GET /experiments/" + Answers.ID + "/front",
                "{\"x\": \"latency_ms@pixel3\", \"y\": \"val_accuracy_pct\", \"objectives\": [\"maximize val_accuracy_pct\", \"minimize latency_ms@pixel3\"], \"trials\": [%s, %s]}"
                        .formatted(Answers.trial("b", 88.5, 4.9), Answers.trial("a", 85.1, 3.2)));

        assertThat(Typed.at(server, "front", "show", Answers.ID).lines())
                .hasSize(4)
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("b "))
                .endsWith("No other trial is better in all of: maximize val_accuracy_pct, minimize latency_ms@pixel3.");
    }

    @Test
    void saysThatMacsStandInForASecondObjectiveAndShowsThem() {
        var trial = Answers.trial("b", 88.5, 4.9)
                .replace("\"val_accuracy_pct\":", "\"macs_m\": 41.5, \"val_accuracy_pct\":");
        server.on(
                "GET /experiments/" + Answers.ID + "/front",
                "{\"x\": \"macs_m\", \"y\": \"val_accuracy_pct\", \"objectives\": [\"maximize val_accuracy_pct\", \"minimize macs_m\"], \"trials\": [%s]}"
                        .formatted(trial));

        assertThat(Typed.at(server, "front", "show", Answers.ID).lines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).contains("macs [M]"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("41.5"))
                .endsWith(
                        "No other trial is better in all of: maximize val_accuracy_pct, minimize macs_m. The last stands in for a second objective; best in the first alone is the first line.");
    }
}

package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceVerbsTest {

    private static final String DEVICE = """
            {"name": "my-phone", "title": "My phone", "runtime": "TFLite", "batch": 1, "precision": "fp32",
             "source": "predicted", "metric": "latency_ms@my-phone", "provenance": "Predicted from 30.",
             "calibration": {"space": "nasbench201", "measurements": 30, "sha256": "5c5d", "kendallTau": 0.8805,
              "errorPct": 16.153, "coveragePct": 93.333}}""";

    private final FakeServer server = Answers.server();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void saysHowWellADevicePredicts() {
        server.on("GET /devices/my-phone", DEVICE);

        assertThat(Typed.at(server, "device", "describe", "my-phone").lines())
                .contains(
                        "latency by                      predicted",
                        "measurements                    30",
                        "each predicted from the others  Kendall's tau 0.8805, error 16.15 % in the mean",
                        "                                93.33 % of the measurements lie in their 95 % intervals");
    }

    @Test
    void aDeviceOfATableHasNothingToSayOfPredictions() {
        server.on("GET /devices/pixel3", """
                {"name": "pixel3", "title": "Google Pixel 3", "source": "lookup", "calibration": null}""");

        assertThat(Typed.at(server, "device", "describe", "pixel3").lines())
                .containsExactly("device      pixel3", "title       Google Pixel 3", "latency by  look-up");
    }

    @Test
    void saysWhatFollowsAMeasuredMean() {
        server.on("POST /devices/board/surveys", FakeServer.json(202, """
                {"id": "survey-board-1", "done": false, "progress": {"of": 1, "measured": 0, "problems": []}}"""));
        server.on("GET /devices/board/surveys/survey-board-1", """
                {"id": "survey-board-1", "done": true, "progress": {"of": 1, "measured": 1, "problems": []}}""");
        server.on("GET /devices/board/measurements", """
                {"items": [{"architecture": "nasbench201:0-3-2-1-4-0", "peakMemoryMb": 12.5, "takenAt": 0, "rejected": {},
                 "figures": {"meanMs": 5, "stdMs": 0.1, "p50Ms": 5, "p90Ms": 5.1, "p99Ms": 5.2, "bursts": 10}}]}""");

        assertThat(Typed.at(server, "device", "measure", "board", "--space", "nasbench201", "--count", "1")
                        .lines())
                .contains(
                        "MEAN is without the fastest and the slowest tenth; ± is the standard deviation of the bursts.");
    }

    @Test
    void measuresWhatIsNamedAndShowsThatAndNothingElse() {
        server.on("POST /devices/board/surveys", FakeServer.json(202, """
                {"id": "survey-board-1", "done": false, "progress": {"of": 2, "measured": 0, "problems": []}}"""));
        server.on("GET /devices/board/surveys/survey-board-1", """
                {"id": "survey-board-1", "done": true, "progress": {"of": 2, "measured": 2, "problems": []}}""");
        server.on("GET /devices/board/measurements", Answers.items("""
                {"architecture": "any:0-3", "peakMemoryMb": 12.5, "takenAt": 0, "rejected": {},
                 "figures": {"meanMs": 5, "stdMs": 0.1, "p50Ms": 5, "p90Ms": 5.1, "p99Ms": 5.2, "bursts": 10}}"""));

        var typed = Typed.at(
                server,
                "device",
                "measure",
                "board",
                "--architecture",
                "any:0-3",
                "--architecture",
                "other:5",
                "--again");

        assertThat(server.lines())
                .contains("POST /devices/board/surveys?again=true&architecture=any%3A0-3&architecture=other%3A5");
        assertThat(server.last().line())
                .isEqualTo("GET /devices/board/measurements?architecture=any%3A0-3&architecture=other%3A5&limit=2");
        assertThat(typed.lines()).anyMatch(line -> line.startsWith("any:0-3"));
    }

    @Test
    void calibratesFromAFile() throws IOException {
        var file = folder.resolve("my.csv");
        Files.writeString(file, "architecture,latency_ms\nnasbench201:0-3-2-1-4-0,5\n");
        server.on("POST /devices", FakeServer.json(201, DEVICE));

        var typed = Typed.at(
                server,
                "device",
                "calibrate",
                "my-phone",
                file.toString(),
                "--space",
                "nasbench201",
                "--title",
                "My phone",
                "--batch",
                "4");

        assertThat(server.last().line())
                .isEqualTo("POST /devices?name=my-phone&space=nasbench201&title=My%20phone&batch=4");
        assertThat(server.last().body()).isEqualTo(Files.readString(file));
        assertThat(typed.lines().getFirst())
                .isEqualTo("Calibrated the device my-phone by 30 measurements; use it as latency_ms@my-phone.");
    }

    @Test
    void writesWhatIsWorthMeasuringAsATableToBeFilledIn() {
        server.on(
                "GET /spaces/any/worth-measuring",
                Answers.items("{\"id\": \"any:0-3\", \"notation\": \"a, \\\"b\\\"\"}"));

        var typed = Typed.at(server, "device", "sample", "any", "--count", "1", "--seed", "7");

        assertThat(server.last().line()).isEqualTo("GET /spaces/any/worth-measuring?count=1&seed=7");
        assertThat(typed.lines()).containsExactly("architecture,latency_ms,notation", "any:0-3,,\"a, \"\"b\"\"\"");
    }

    @Test
    void aTrialShowsHowUncertainItsLatencyIs() {
        server.on("GET /experiments/" + Answers.ID + "/trials/0-1", """
                        {"id": "0-1", "experiment": "x", "status": "measured", "architecture": "any:0",
                         "measures": {"latency_ms@my-phone": 18.67, "latency_std_ms@my-phone": 2.928, "macs_m": 43.2},
                         "sources": {"latency_ms@my-phone": "predicted", "macs_m": "counted"}}""");

        assertThat(Typed.at(server, "trial", "describe", Answers.ID, "0-1").lines())
                .contains("latency@my-phone  18.67 ± 2.93 ms (predicted)", "macs              43.20 M (counted)")
                .noneMatch(line -> line.contains("std"));
    }
}

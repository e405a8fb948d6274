package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A small search to be looked at. */
final class Walk {

    static final String FILE = """
            name: walk
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            constraints: [latency_ms@pixel3 <= 20 ms]
            method: {name: regularized-evolution, population: 20, sample: 5}
            evaluator: {name: table, table: nasbench201-cifar10}
            budget: {trials: 48}
            batch: 8
            seed: 7
            """;

    /** Long enough to be watched: a look-up that waits a while for each trial. */
    static final String SLOW = FILE.replace("nasbench201-cifar10}", "nasbench201-cifar10, time_scale: 0.001}")
            .replace("trials: 48", "trials: 100000")
            .replace("name: walk", "name: slow");

    /** With a supernet behind it, for the few images of the data set pictures. */
    static final String GENERATOR = """
            name: slide
            space: sgnas-cifar
            objectives: [maximize val_accuracy_pct]
            method: {name: sgnas, cost: params_m, targets: 0.08, dataset: pictures, cells: 1, width: 8,
                     supernet_epochs: 1, supernet_batch: 16, generator_epochs: 2, generator_steps: 2,
                     generator_batch: 16, candidates: 1}
            evaluator: {name: supernet-weights, dataset: pictures, cells: 1, width: 8,
                        supernet_epochs: 1, supernet_batch: 16}
            budget: {trials: 1}
            batch: 1
            seed: 7
            """;

    private Walk() {}

    static String create(String file, boolean paused) {
        return given().contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/experiments?paused=" + paused)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    /** The id of a search that has ended: the stream of its events says when. */
    static String finished(String file) {
        var id = create(file, false);
        awaitEnd(id);
        return id;
    }

    static void awaitEnd(String id) {
        awaitEnd("experiments", id);
    }

    /** Until a thing of a kind has ended. */
    static void awaitEnd(String kind, String id) {
        try {
            var connection = URI.create("http://localhost:%d/api/v1/%s/%s/events".formatted(RestAssured.port, kind, id))
                    .toURL()
                    .openConnection();
            connection.setReadTimeout(60_000);
            try (var lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(lines.lines().anyMatch(line -> line.contains("\"status\":\"finished\"")))
                        .as("the search ends while its events are followed")
                        .isTrue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

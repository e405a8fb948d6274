package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Small searches to be looked at, and the wait for them. */
final class Searches {

    static final String FILE = """
            name: small
            space: nasbench201
            objectives: [maximize val_accuracy_pct]
            constraints: [latency_ms@pixel3 <= 20 ms]
            method: {name: regularized-evolution, population: 20, sample: 5}
            evaluator: {name: table, table: nasbench201-cifar10}
            budget: {trials: 48}
            batch: 8
            seed: 7
            labels: {team: vision}
            """;

    /** Never ends by itself: a look-up that waits a while for each trial. */
    static final String LONG = FILE.replace("nasbench201-cifar10}", "nasbench201-cifar10, time_scale: 0.001}")
            .replace("trials: 48", "trials: 100000")
            .replace("name: small", "name: long");

    private Searches() {}

    /** A request with a text of a type that the client does not know as text. */
    static RequestSpecification text(String type) {
        var encoding = EncoderConfig.encoderConfig()
                .encodeContentTypeAs(type, ContentType.TEXT)
                .appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return given().config(RestAssured.config().encoderConfig(encoding)).contentType(type);
    }

    static RequestSpecification yaml(String file) {
        return text("application/yaml").body(file);
    }

    static Response post(String file) {
        return yaml(file).post("/api/v1/experiments");
    }

    static String create(String file) {
        var answer = post(file);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    static String finished(String file) {
        var id = create(file);
        await(id, change -> change.contains("\"status\":\"finished\""));
        return id;
    }

    static JsonPath get(String path, Object... parameters) {
        return given().get("/api/v1" + path, parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Heartbeats of the event stream, a quarter of a minute apart, with no change between them. */
    private static final int IDLE = 6;

    /** Follows the events of an experiment until one of them says what is waited for. */
    static String await(String id, Predicate<String> change) {
        return follow("experiments", id, change);
    }

    /** Follows the events of a thing of a kind. */
    static String follow(String kind, String id, Predicate<String> change) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://localhost:%d/api/v1/%s/%s/events".formatted(RestAssured.port, kind, id))
                            .toURL()
                            .openConnection();
            connection.setReadTimeout(60_000);
            try (var lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                int idle = 0;
                boolean changed = false;
                for (var line = lines.readLine(); line != null && idle < IDLE; line = lines.readLine()) {
                    changed = line.startsWith("event:") ? line.endsWith("changed") : changed;
                    if (changed && line.startsWith("data:") && change.test(line)) {
                        return line;
                    }
                    idle = line.startsWith("data:") ? 0 : idle + (line.startsWith(":") ? 1 : 0);
                }
            }
            throw new AssertionError("The events of %s ended, or nothing changed any more.".formatted(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest {

    private static final Pattern OURS =
            Pattern.compile("^\\| `(espalier_(?:searches|rounds|trials|gpu)[a-z_]*)`", Pattern.MULTILINE);

    @Test
    void tellsPrometheusOfSearchesWhatTheDocumentationSays() throws IOException {
        Searches.finished(Searches.FILE);
        var said = given().get("/q/metrics").then().statusCode(200).extract().asString();

        var named = OURS.matcher(Files.readString(Path.of("../../docs/operations.md")))
                .results()
                .map(name -> name.group(1))
                .toList();

        assertThat(named).hasSize(4).allSatisfy(name -> assertThat(said).contains("\n" + name + "{"));
    }
}

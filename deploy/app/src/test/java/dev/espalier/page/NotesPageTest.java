package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Notes on an experiment's page, and its file in the forms in which it is taken elsewhere. */
@QuarkusTest
class NotesPageTest {

    @Test
    void notesAreWrittenOnTheOverviewAndShownThere() {
        var id = Walk.create(Walk.FILE, true);
        assertThat(html("/experiments/" + id))
                .contains("Nobody has written anything about this experiment yet.", ">Write</button>");

        save(id, "0", "## Plan\r\n\r\n<b>Wait</b> for it.").statusCode(204).header("HX-Trigger", "kept, redraw");

        assertThat(html("/experiments/" + id))
                .contains("<h4>Plan</h4>", "&lt;b&gt;Wait&lt;/b&gt; for it.", "by page", ">Edit</button>");
        assertThat(html("/experiments/" + id + "/fragments/live"))
                .contains("<h4>Plan</h4>")
                .as("no mark on the strip: the search goes on as it did")
                .doesNotContain("<title>Changed: notes");
        assertThat(html("/experiments/" + id + "/fragments/note"))
                .contains(">\n## Plan\n\n&lt;b&gt;Wait&lt;/b&gt; for it.</textarea>", "name=\"version\" value=\"1\"");
        assertThat(html("/experiments/" + id + "?tab=events")).contains("Changed: notes");
    }

    @Test
    void whoWritesWhileSomebodyElseDoesIsTold() {
        var id = Walk.create(Walk.FILE, true);
        save(id, "0", "First.").statusCode(204);

        assertThat(save(id, "0", "Second.").statusCode(422).extract().asString())
                .contains("have changed since you read them (by page), so yours were not saved.");
        assertThat(save(id, "1", "x".repeat(20_001)).statusCode(422).extract().asString())
                .contains("must have at most 20,000 characters, but have 20,001.");
        assertThat(html("/experiments/" + id)).contains("<p>First.</p>");
        save(id, "1", "&".repeat(20_000)).statusCode(204);
    }

    @Test
    void theFileIsCopiedInFormsThatBeginTheSameSearch() {
        var id = Walk.create(Walk.FILE + "labels: {x: \"it's $HOME\\nYAML\\n`x`\"}\n", true);
        var page = given().baseUri("http://localhost")
                .accept("text/html")
                .get("/experiments/" + id + "?tab=settings")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page).contains("data-copy=\"copy-yaml\"", "data-copy=\"copy-command\"");
        var yaml = copy(page, "yaml");
        assertThat(copy(page, "curl")).isEqualTo("""
                        curl -sS -X POST 'http://localhost:%d/api/v1/experiments' \\
                          -H 'Content-Type: application/yaml' \\
                          --data-binary @- <<'YAML'
                        %sYAML
                        """.formatted(RestAssured.port, yaml));
        assertThat(copy(page, "command")).isEqualTo("./espalier experiment create - <<'YAML'\n" + yaml + "YAML\n");
        assertThat(yaml.lines()).doesNotContain("YAML").contains("seed: 7");
        assertThat(file(Walk.create(yaml, true))).isEqualTo(file(id));
        var created = given().contentType("application/json")
                .body(copy(page, "json").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/experiments?paused=true")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(created.getMap("file")).isEqualTo(file(id));
    }

    private static Map<String, Object> file(String id) {
        return given().get("/api/v1/experiments/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("file");
    }

    private static String copy(String page, String form) {
        return page.replaceAll("(?s).*<pre hidden id=\"copy-%s\">(.*?)</pre>.*".formatted(form), "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static ValidatableResponse save(String id, String version, String text) {
        return given().header("HX-Request", "true")
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("version", version, "text", text))
                .post("/experiments/" + id + "/notes")
                .then();
    }

    private static String html(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}

package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotesApiTest {

    private static final String NOTES = "/api/v1/experiments/{id}/notes";

    private static ValidatableResponse write(String id, @Nullable String match, String text) {
        var request = given().contentType("text/markdown").body(text.getBytes(StandardCharsets.UTF_8));
        return (match == null ? request : request.header("If-Match", match))
                .put(NOTES, id)
                .then();
    }

    private static ValidatableResponse read(String id) {
        return given().get(NOTES, id).then().statusCode(200).contentType(startsWith("text/markdown"));
    }

    @Test
    void notesAreReadAsTheyWereWrittenAndTheHistoryTellsOfThem() {
        var id = Searches.finished(Searches.FILE);
        read(id).body(equalTo("")).header("ETag", "\"0\"");

        write(id, null, "# Why\r\n\r\nLatency of 20 ms, **µ** small.\r\n")
                .statusCode(204)
                .header("ETag", "\"1\"");

        read(id).body(equalTo("# Why\n\nLatency of 20 ms, **µ** small.")).header("ETag", "\"1\"");
        given().get("/api/v1/experiments/{id}/history", id)
                .then()
                .body("items.title", hasItem("Changed: notes"))
                .body("items.detail", hasItem("They have 37 characters."));
        given().get("/api/v1/experiments/{id}/export?format=json", id).then().body("notes", startsWith("# Why\n"));
        given().get("/api/v1/experiments/{id}/report", id)
                .then()
                .body(containsString("<h3>Why</h3>\n<p>Latency of 20 ms, <strong>µ</strong> small.</p>"));
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotLost() {
        var id = Searches.finished(Searches.FILE);
        write(id, "\"0\"", "Hers.").statusCode(204);

        for (var old : new String[] {"\"0\"", null, "no tag"}) {
            write(id, old, "His.")
                    .statusCode(409)
                    .body(
                            "problems[0]",
                            startsWith("The notes of the experiment (%s) have changed since you read them (by API), so"
                                            .formatted(id)
                                    + " yours were not saved."));
        }
        read(id).body(equalTo("Hers."));
        write(id, "\"0\"", "Hers.").statusCode(204).header("ETag", "\"1\"");
        write(id, "W/\"1\"", "Both.").statusCode(204).header("ETag", "\"2\"");
        write(id, "*", "").statusCode(204).header("ETag", "\"3\"");
        read(id).body(equalTo(""));
    }

    @Test
    void notesOfNothingAndNotesThatAreTooLongAreRefused() {
        var id = Searches.finished(Searches.FILE);
        write(id, null, "x".repeat(20_001))
                .statusCode(400)
                .body("problems[0]", equalTo("The notes must have at most 20,000 characters, but have 20,001."));
        write("nothing-abc123", null, "x").statusCode(404);
        given().get(NOTES, "nothing-abc123").then().statusCode(404);
        read(id).body(equalTo(""));
    }

    @Test
    void openPagesHearOfNewNotesAndDeletedExperimentsLeaveNone() {
        var id = Searches.finished(Searches.FILE);
        var tag = given().get("/api/v1/experiments/{id}", id).header("ETag");
        write(id, null, "Gone soon.").statusCode(204);
        assertThat(given().get("/api/v1/experiments/{id}", id).header("ETag")).isNotEqualTo(tag);
        given().delete("/api/v1/experiments/{id}", id).then().statusCode(204);
        given().get(NOTES, id).then().statusCode(404);
    }
}

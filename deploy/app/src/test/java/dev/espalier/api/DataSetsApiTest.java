package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class DataSetsApiTest {

    private static final String ROUTE = "/api/v1/datasets";

    @TempDir
    Path folder;

    private static Response add(String id, String format, Path path) {
        return given().queryParam("id", id)
                .queryParam("format", format)
                .queryParam("path", path.toString())
                .post(ROUTE);
    }

    @Test
    void drawnImagesAreAlwaysThere() {
        given().get(ROUTE)
                .then()
                .statusCode(200)
                .body("items.id", hasItem("shapes"))
                .body("items.find { it.id == 'shapes' }.perClass", nullValue());
        given().get(ROUTE + "/shapes")
                .then()
                .statusCode(200)
                .body("classes", equalTo(10))
                .body("perClass", hasSize(10))
                .body("perClass[0].train", equalTo(1000))
                .body("hashed", equalTo("drawing"));
        given().get(ROUTE + "/none").then().statusCode(404).body("detail", containsString("(none); there are "));
    }

    @Test
    void registersAFolderAndForgetsIt() {
        var path = Pictures.folder(folder.resolve("pets"), 40);
        add("pets", "folder", path)
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/datasets/pets"))
                .body("paths[0]", equalTo(path.toString()))
                .body("perClass.name", equalTo(List.of("cat", "dog")));
        add("pets", "folder", path).then().statusCode(201);

        given().post(ROUTE + "/pets/check")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("images", equalTo(80));
        given().delete(ROUTE + "/pets").then().statusCode(204);
        given().get(ROUTE + "/pets").then().statusCode(404);
        given().delete(ROUTE + "/pets").then().statusCode(404);
        given().delete(ROUTE + "/shapes").then().statusCode(400);
        assertThat(path.resolve("cat/000.png")).exists();
    }

    @Test
    void tellsHowFarItIsWhereLinesAreAskedFor() {
        var path = Pictures.folder(folder.resolve("lines"), 40);
        var added = given().accept("application/x-ndjson")
                .queryParam("id", "lines")
                .queryParam("format", "folder")
                .queryParam("path", path.toString())
                .post(ROUTE)
                .asString();
        assertThat(added.lines().findFirst().orElseThrow()).isEqualTo("{\"images\":40,\"of\":0}");
        assertThat(added.lines().toList().getLast()).startsWith("{\"id\":\"lines\"");

        var checked = given().accept("application/x-ndjson")
                .post(ROUTE + "/lines/check")
                .asString();
        assertThat(checked.lines().toList().getLast()).startsWith("{\"ok\":true,\"images\":80");

        var refused = given().accept("application/x-ndjson")
                .queryParam("id", "nowhere")
                .queryParam("format", "folder")
                .queryParam("path", "/no/such/folder")
                .post(ROUTE)
                .asString();
        given().delete(ROUTE + "/lines").then().statusCode(204);
        assertThat(refused).startsWith("{\"problems\":[\"The server does not see the path (/no/such/folder)");
    }

    @Test
    void refusesWhatCannotBeRegistered() throws IOException {
        add("x", "zip", folder)
                .then()
                .statusCode(400)
                .body("detail", startsWith("The `format` (zip) must be one of idx, cifar-10"));
        add("X!", "folder", folder).then().statusCode(400).body("detail", startsWith("The `id` (X!) must be 1 to 64"));
        given().queryParam("id", "x")
                .queryParam("format", "folder")
                .queryParam("path", folder.toString())
                .queryParam("validation", "ten")
                .post(ROUTE)
                .then()
                .statusCode(400)
                .body("detail", startsWith("The `validation` (ten) must be an integer"));
        var path = Pictures.folder(folder.resolve("broken"), 30);
        Files.write(path.resolve("cat/000.png"), new byte[] {1, 2, 3});
        Files.write(path.resolve("dog/001.png"), new byte[] {4, 5, 6});
        add("broken", "folder", path).then().statusCode(400).body("problems", hasSize(2));
        given().get(ROUTE + "/broken").then().statusCode(404);
    }

    @Test
    void anIdStaysWithItsImages() {
        add("mine", "folder", Pictures.folder(folder.resolve("one"), 30)).then().statusCode(201);

        add("mine", "folder", Pictures.folder(folder.resolve("other"), 31))
                .then()
                .statusCode(400)
                .body("detail", startsWith("The data set (mine) must have an id of its own: other images have it"));
        given().delete(ROUTE + "/mine").then().statusCode(204);
    }

    @Test
    void showsImagesAsPicturesThatBrowsersKeep() throws IOException {
        var route = ROUTE + "/shapes/images/train/7?side=16";
        var answer = given().get(route);
        answer.then().statusCode(200).contentType("image/png").header("Cache-Control", "no-cache");
        var image = ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
        assertThat(image.getWidth()).isEqualTo(16);

        given().header("If-None-Match", answer.header("ETag")).get(route).then().statusCode(304);
        var sha256 = given().get(ROUTE + "/shapes").jsonPath().getString("sha256");
        given().get(route + "&v=" + sha256).then().header("Cache-Control", containsString("immutable"));
        given().get(ROUTE + "/shapes/images/train/10000").then().statusCode(400);
        given().get(ROUTE + "/shapes/images/trains/0").then().statusCode(400);
        given().get(ROUTE + "/shapes/images/train/0?side=4000").then().statusCode(400);
        given().get(ROUTE + "/none/images/train/0").then().statusCode(404);
    }

    @Test
    void showsSomeImagesOnASheet() throws IOException {
        var answer = given().get(ROUTE + "/shapes/sheet?count=30");
        answer.then().statusCode(200).contentType("image/png");
        var sheet = ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
        // Three of each of ten classes.
        assertThat(sheet.getHeight()).isGreaterThan(3 * sheet.getWidth());
    }

    @Test
    void whatIsDrawnIsNeverRemovedWhateverTrainsOnIt() {
        var file = """
                name: drawn
                space: nasbench201
                objectives: [maximize val_accuracy_pct]
                method: random-search
                evaluator: {name: train, dataset: shapes, batch: 8, cells: 1, width: 4}
                budget: {trials: 1}
                """;
        Searches.yaml(file).post("/api/v1/experiments?paused=true").then().statusCode(201);

        given().delete(ROUTE + "/shapes")
                .then()
                .statusCode(400)
                .body(
                        "problems",
                        contains(
                                "The data set (shapes) cannot be removed: it is drawn, and every installation has it."));
    }

    @Test
    void aDataSetThatIsTrainedOnIsNotRemoved() {
        add("used", "folder", Pictures.folder(folder.resolve("used"), 40))
                .then()
                .statusCode(201);
        var file = """
                name: trained
                space: nasbench201
                objectives: [maximize val_accuracy_pct]
                method: random-search
                evaluator: {name: train, dataset: used, batch: 8, cells: 1, width: 4}
                budget: {trials: 1}
                """;
        var answer = Searches.yaml(file).post("/api/v1/experiments?paused=true");
        answer.then().statusCode(201);
        var id = answer.jsonPath().getString("id");

        given().delete(ROUTE + "/used")
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        startsWith("The data set (used) cannot be removed: the experiment (" + id + ") trains on it"));
        given().post("/api/v1/experiments/{id}/stop?now=true", id).then().statusCode(200);
        Searches.await(id, change -> change.contains("\"status\":\"stopped\""));
        given().delete(ROUTE + "/used")
                .then()
                .statusCode(409)
                .body("detail", containsString("(" + id + ") trained on it and could not be verified without it."));
        given().delete("/api/v1/experiments/{id}", id).then().statusCode(204);
        given().delete(ROUTE + "/used").then().statusCode(204);
    }
}

package dev.espalier.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.api.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class DataSetPagesTest {

    @TempDir
    Path folder;

    private static String html(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void listsWhatCanBeTrainedOn() {
        assertThat(html("/datasets"))
                .contains("href=\"/datasets/shapes\"", ">10,000</td>", "/api/v1/datasets/shapes/images/train/")
                .contains("./espalier dataset add");
    }

    @Test
    void aPageShowsImagesAndHowManyEachClassHas() {
        var page = html("/datasets/shapes");

        assertThat(page)
                .contains("alt=\"crescent, train image 2\"", "1,000 of each class", "pentagon")
                .doesNotContain("id=\"dlg-remove\"");
        assertThat(page.split("<li><img", -1)).hasSize(81);
        assertThat(html("/datasets/shapes?split=test&class=3"))
                .contains("of the class triangle", "images/test/3?", "aria-selected=\"true\"")
                .doesNotContain("images/test/4?");
        assertThat(html("/datasets/shapes?split=nonsense&class=nonsense")).contains("images/train/");
    }

    @Test
    void aDataSetWhoseFilesAreGoneSaysSoAndIsRemoved() throws IOException {
        var path = Pictures.folder(folder.resolve("lost"), 30);
        given().queryParam("id", "lost")
                .queryParam("format", "folder")
                .queryParam("path", path.toString())
                .post("/api/v1/datasets")
                .then()
                .statusCode(201);
        assertThat(html("/datasets/lost")).contains(path.toString(), "id=\"dlg-remove\"");
        Files.move(path, folder.resolve("elsewhere"));

        assertThat(html("/datasets/lost")).contains("this machine does not see its path");
        assertThat(html("/datasets")).contains("not to be seen");
        given().redirects().follow(false).post("/datasets/lost/remove").then().statusCode(303);
        given().accept("text/html").get("/datasets/lost").then().statusCode(404);
    }
}

package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Architectures are measured on a device that no worker serves: what is asked for waits in its queue. */
@QuarkusTest
class SurveysApiTest {

    private static final String CELL = "nasbench201:0-3-2-1-4-0";

    @BeforeEach
    void register() {
        given().put("/api/v1/devices/unplugged").then().statusCode(200);
    }

    private static String refused(int status, String query) {
        return given().post("/api/v1/devices/unplugged/surveys?" + query)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath()
                .getString("problems[0]");
    }

    @Test
    void whatIsNamedIsMeasuredOnceWhateverItsSpaceAndHoweverItIsWritten() {
        given().queryParam(
                        "architecture",
                        List.of(
                                CELL,
                                "sgnas:573733 7333 353 77375 7533 75557 73377 73333 75573 7553 5735 7737 7353 7735 3733"
                                        + " 33373 7337 777 33737",
                                "nasbench201:|none~0|+|nor_conv_3x3~0|nor_conv_1x1~1|+|skip_connect~0|avg_pool_3x3~1|none~2|",
                                CELL))
                .post("/api/v1/devices/unplugged/surveys")
                .then()
                .statusCode(202)
                .body("progress.of", equalTo(2));
        given().queryParam("architecture", List.of(CELL))
                .get("/api/v1/devices/unplugged/measurements")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void whatCannotBeMeasuredIsSaidInOneSentence() {
        assertThat(refused(400, "architecture=cell"))
                .isEqualTo("The architecture (cell) must be a space and its choices.\nMaybe nasbench201:0-3-2-1-4-0");
        assertThat(refused(400, "architecture=nasbench201:0-9-2-1-4-0"))
                .isEqualTo("The architecture (nasbench201:0-9-2-1-4-0) is not in the space (nasbench201).");
        assertThat(refused(404, "architecture=nasbench202:0-1"))
                .startsWith("There is no space (nasbench202); there are ")
                .endsWith("\nMaybe you meant `nasbench201`.");
        assertThat(refused(400, "architecture=%s&space=nasbench201".formatted(CELL)))
                .isEqualTo(
                        "The `space`, `count`, `seed` and `random` choose architectures, so they go without an `architecture`.");
        assertThat(refused(400, "count=3"))
                .isEqualTo("Either a `space` or an `architecture` must say what is measured.");
    }
}

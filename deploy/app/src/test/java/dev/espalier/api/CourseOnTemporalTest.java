package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Everything that people do to a running search, on a real Temporal server. */
@QuarkusTest
@TestProfile(RealTemporal.class)
@Tag("temporal")
@EnabledIfSystemProperty(named = RealTemporal.BINARY, matches = ".+")
class CourseOnTemporalTest extends CourseApiTest {

    @Test
    void runsOnTheRealServer() {
        given().get("/api/v1/system").then().statusCode(200).body("temporal.kind", equalTo("local"));
    }
}

package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.temporal.client.WorkflowClient;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server whose connection to Temporal has gone. */
@QuarkusTest
@TestProfile(WithoutTemporalTest.OfItsOwn.class)
class WithoutTemporalTest {

    /** An application of its own, since nothing runs in it afterwards. */
    public static final class OfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.log.category.\"io.temporal\".level", "OFF");
        }
    }

    @Inject
    WorkflowClient client;

    @Test
    void createsNothingAndStartsNothingAgain() {
        var id = Searches.finished(Searches.FILE);
        var more = "{\"budget\": {\"trials\": 64}}";
        given().contentType("application/json").body(more).post("/api/v1/experiments/{id}/set", id);
        client.getWorkflowServiceStubs().shutdownNow();

        for (int time = 0; time < 2; time++) {
            Searches.yaml(Searches.FILE.replace("name: small", "name: homeless"))
                    .header("Idempotency-Key", "once")
                    .post("/api/v1/experiments")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:espalier:problem:unavailable"))
                    .body("detail", containsString("Temporal did not start the search"));
        }
        given().post("/api/v1/experiments/{id}/start", id).then().statusCode(503);

        given().get("/api/v1/experiments?text=homeless").then().body("items", hasSize(0));
        assertThat(Searches.get("/experiments/{id}", id).getString("status")).isEqualTo("finished");
    }
}

package dev.espalier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.control.Conductor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of events that break off and are taken up again. */
@QuarkusTest
@Timeout(120)
class EventsApiTest {

    @Inject
    Conductor conductor;

    private static String one(String id) {
        return "experiments/%s/events".formatted(id);
    }

    private static void label(String id, String labels) {
        Searches.text("text/plain")
                .body(labels)
                .post("/api/v1/experiments/{id}/labels", id)
                .then()
                .statusCode(200);
    }

    /** The id of the last event before a stream breaks off. */
    private static String brokenOff(String path) {
        try (var stream = Follower.of(path, "")) {
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(stream.next().name()).isEqualTo("following");
            return stream.change().id();
        }
    }

    @Test
    void anIdIsMadeOfWhatTheLedgerHoldsSoThatItMeansTheSameAfterARestart() {
        var id = Searches.finished(Searches.FILE);

        assertThat(brokenOff(one(id))).isEqualTo(conductor.require(id).tag());
    }

    @Test
    void whoComesBackGetsAtOnceWhatHappenedMeanwhile() {
        var id = Searches.finished(Searches.FILE);
        var last = brokenOff(one(id));
        label(id, "missed=yes");

        try (var again = Follower.of(one(id), last)) {
            assertThat(again.next().name()).isEqualTo("following");
            var change = again.next();
            assertThat(change.name()).isEqualTo("changed");
            assertThat(change.id())
                    .isNotEqualTo(last)
                    .isEqualTo(conductor.require(id).tag());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoComesBackIsNotToldAgainWhatWasTold(boolean byHeader) {
        var id = Searches.finished(Searches.FILE);
        var last = brokenOff(one(id));

        try (var again =
                byHeader ? Follower.of(one(id), last) : Follower.of("%s?after=%s".formatted(one(id), last), "")) {
            assertThat(again.next()).isEqualTo(new Follower.Event("following", last, "{}"));
            label(id, "later=yes");
            assertThat(again.change().id()).as("the first that is told").isNotEqualTo(last);
        }
    }

    @Test
    void aStreamThatBreaksWhileASearchRunsMissesNotItsEnd() {
        var id = Searches.create(Searches.LONG);
        var last = brokenOff(one(id));
        given().post("/api/v1/experiments/{id}/stop?now=true", id).then().statusCode(200);
        Searches.await(id, change -> change.contains("\"status\":\"stopped\""));

        try (var again = Follower.of(one(id), last)) {
            assertThat(JsonPath.from(again.change().data()).getString("status")).isEqualTo("stopped");
        }
    }

    @Test
    void whoFollowsAllIsToldOfTheNewestChangeThatWasMissed() {
        var id = Searches.finished(Searches.FILE);
        String place;
        try (var stream = Follower.of("events", "")) {
            place = stream.next().id();
        }
        label(id, "missed=yes");

        String now;
        try (var again = Follower.of("events", place)) {
            assertThat(again.next()).isEqualTo(new Follower.Event("following", place, "{}"));
            var change = again.next();
            assertThat(change.name()).isEqualTo("changed");
            now = change.id();
        }
        assertThat(now).isNotEqualTo(place);
        try (var third = Follower.of("events", now)) {
            third.next();
            label(id, "missed-");
            assertThat(third.change().id()).isNotEqualTo(now);
        }
    }

    @Test
    void aRaceIsTakenUpWhereItsStreamBroke() {
        var id = RacesApiTest.create(RacesApiTest.FILE);
        RacesApiTest.await(id, "finished");
        var last = brokenOff("races/%s/events".formatted(id));

        assertThat(last).isEqualTo("finished.6.144");
        try (var again = Follower.of("races/%s/events".formatted(id), last)) {
            assertThat(again.next().name()).isEqualTo("following");
            assertThat(again.next().name()).as("no change").startsWith(":");
        }
        try (var older = Follower.of("races/%s/events".formatted(id), "running.5.130")) {
            assertThat(older.next().name()).isEqualTo("following");
            assertThat(older.next().id()).isEqualTo(last);
        }
    }

    @Test
    void whatIsNoIdIsPassedOver() {
        var id = Searches.finished(Searches.FILE);

        try (var stream = Follower.of(one(id) + "?after=x%0Adata:%20y", "")) {
            assertThat(stream.next()).isEqualTo(new Follower.Event("following", "", "{}"));
            assertThat(stream.next().name()).isEqualTo("changed");
        }
    }
}

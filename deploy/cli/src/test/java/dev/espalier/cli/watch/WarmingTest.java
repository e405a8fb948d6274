package dev.espalier.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.espalier.cli.server.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WarmingTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static Warming warming(String note, String endsAt) throws JsonProcessingException {
        return new Warming(
                Json.parse("{\"done\": 4000, \"whole\": 20000, \"unit\": \"steps\", \"note\": \"%s\", \"endsAt\": %s}"
                        .formatted(note, endsAt)));
    }

    @Test
    void saysHowFarItIsWhatIsKnownAndHowLongItTakes() throws JsonProcessingException {
        assertThat(warming("half are cells", "\"2026-01-01T12:01:05Z\"").words(NOON))
                .isEqualTo("4000/20000 steps, half are cells, ready in 1 min 5 s");
        assertThat(warming("", "null").words(NOON)).isEqualTo("4000/20000 steps");
        assertThat(warming("", "null").brief()).isEqualTo("warm-up 20 %");
    }

    @Test
    void promisesNothingThatIsOver() throws JsonProcessingException {
        assertThat(warming("", "\"2026-01-01T11:59:59Z\"").words(NOON)).isEqualTo("4000/20000 steps");
    }

    @Test
    void isNoneOnceItIsDoneOrWhereNothingIsToldOfIt() throws JsonProcessingException {
        assertThat(Warming.of(Json.parse("{\"warmedUp\": true, \"warmup\": {\"done\": 5, \"whole\": 5}}")))
                .isEmpty();
        assertThat(Warming.of(Json.parse("{\"warmedUp\": false, \"warmup\": null}")))
                .isEmpty();
        assertThat(Warming.of(Json.parse("{\"warmedUp\": false, \"warmup\": {\"done\": 4, \"whole\": 5}}")))
                .isPresent();
    }
}

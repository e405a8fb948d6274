package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.espalier.artifact.Json;
import dev.espalier.search.Progress;
import dev.espalier.step.Ledger.Closed;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Learned;
import org.junit.jupiter.api.Test;

/** What earlier versions wrote can be read, and what tells nothing new is written as they wrote it. */
class EarlierMessagesTest {

    private static final String CHECKPOINT =
            "{\"sequence\":1,\"round\":0,\"trials\":0,\"gpuSeconds\":30,\"ready\":false,"
                    + "\"state\":{\"key\":\"state\",\"sha256\":\"00\",\"bytes\":2},\"outcomes\":null}";
    private static final String LEARNED = CHECKPOINT.replaceFirst("}$", ",\"thinkingMicros\":7}");
    private static final String CLOSED =
            "{\"at\":{\"experiment\":\"x\",\"revision\":0,\"checkpoint\":%1$s},\"proposal\":null,\"next\":%1$s,\"thinkingMicros\":7}"
                    .formatted(CHECKPOINT);

    @Test
    void whatWasLearnedWithoutTellingHowFarItIs() throws JsonProcessingException {
        var learned = Json.MAPPER.readValue(LEARNED, Learned.class);

        assertThat(learned.progress()).isNull();
        assertThat(Json.MAPPER.writeValueAsString(learned)).isEqualTo(LEARNED);
    }

    @Test
    void aChunkThatWasClosedWithoutTellingHowFarItIs() throws JsonProcessingException {
        var closed = Json.MAPPER.readValue(CLOSED, Closed.class);

        assertThat(closed.progress()).isNull();
        assertThat(Json.MAPPER.writeValueAsString(closed)).isEqualTo(CLOSED);
    }

    @Test
    void howFarAWarmUpIsTravelsWithIt() throws JsonProcessingException {
        var learned = Json.MAPPER.readValue(LEARNED, Learned.class);
        var progress = new Progress(2, 5, "epochs", "the loss is 0.3");
        var told = new Closed(new At("x", 0, learned.checkpoint()), null, learned.checkpoint(), 7, progress);

        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(told), Closed.class))
                .isEqualTo(told);
    }
}

package dev.espalier.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void leavesShortReasonsAsTheyAre() {
        assertThat(Failures.cut("out of memory", 13)).isEqualTo("out of memory");
        assertThat(Failures.cut("", 0)).isEmpty();
    }

    @Test
    void cutsLongReasonsToWhatTheyTakeInAMessage() throws JsonProcessingException {
        var json = JsonMapper.builder().build();
        for (var letter : List.of("a", "ä", "量", "\"", "\\", "\n", "\u0001", "😀")) {
            var cut = Failures.cut(letter.repeat(1_000), 380);
            assertThat(cut).endsWith("…").startsWith(letter);
            // The quotes around it are two more.
            assertThat(json.writeValueAsBytes(cut).length).isBetween(100, 382);
        }
    }
}

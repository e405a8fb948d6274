package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.CurvePoint;
import dev.espalier.search.Measures;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private static Measures measures(String name, double value) {
        return new Measures(new TreeMap<>(Map.of(name, value)));
    }

    private static String wrong(String line) {
        return MessageReader.read(line).stream()
                .map(message -> message instanceof Message.Wrong(var sentence) ? sentence : "")
                .findFirst()
                .orElse("");
    }

    @Test
    void readsHowFarItIs() {
        assertThat(MessageReader.read("{\"progress\": 0.4, \"epoch\": 3, \"epochs\": 12, \"val_accuracy_pct\": 81.2}"))
                .containsExactly(new Message.Progress(CurvePoint.epoch(3, 12, measures("val_accuracy_pct", 81.2))));
        assertThat(MessageReader.read("{\"step\": 300, \"train_loss\": 1.5}"))
                .containsExactly(new Message.Progress(new CurvePoint(300, 0, "steps", measures("train_loss", 1.5))));
        assertThat(MessageReader.read("{\"progress\": 0.25}"))
                .containsExactly(new Message.Progress(new CurvePoint(25, 100, "percent", Measures.NONE)));
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        assertThat(MessageReader.read("{\"level\": \"INFO\", \"message\": \"loading\"}"))
                .isEmpty();
        assertThat(MessageReader.read("{\"epoch\": 1, \"lr\": \"cosine\", \"Val Acc\": 3, \"nested\": {\"a\": 1}}"))
                .containsExactly(new Message.Progress(CurvePoint.epoch(1, 0, Measures.NONE)));
    }

    @Test
    void readsSeveralThingsOfOneLine() {
        assertThat(
                        MessageReader.read(
                                "{\"measures\": {\"val_accuracy_pct\": 90}, \"gpu_seconds\": 61.6, \"weights\": \"w.pt\", \"checkpoint\": true}"))
                .containsExactlyInAnyOrder(
                        new Message.Result(new TreeMap<>(Map.of("val_accuracy_pct", 90.0))),
                        new Message.Cost(62),
                        new Message.Weights("w.pt"),
                        new Message.Saved());
    }

    @Test
    void aLossThatIsNoNumberIsAGap() {
        assertThat(MessageReader.read("{\"epoch\": 2, \"train_loss\": NaN}"))
                .containsExactly(new Message.Progress(CurvePoint.epoch(2, 0, Measures.NONE)));
    }

    @Test
    void saysWhatBreaksTheProtocol() {
        assertThat(wrong("{epoch: 3}"))
                .isEqualTo("The command wrote a line that begins with a brace and is not JSON: {epoch: 3}");
        assertThat(wrong("{\"epoch\": 3} and more")).contains("is not JSON");
        assertThat(wrong("{" + "\"a\": 1, ".repeat(100))).endsWith("…").hasSizeLessThan(200);
        assertThat(wrong("{\"progress\": 1.4}"))
                .isEqualTo(
                        "The command wrote a line that cannot be used ({\"progress\": 1.4}): its progress (1.4) must be a number, from 0 to 1.");
        assertThat(wrong("{\"epoch\": \"three\"}")).endsWith("its epoch (\"three\") must be a number, at least 0.");
        assertThat(wrong("{\"epoch\": -1}")).endsWith("its epoch (-1) must be a number, at least 0.");
        assertThat(wrong("{\"measures\": 81}")).contains("its measures must be an object, like");
        assertThat(wrong("{\"measures\": {\"val_accuracy_pct\": \"81\"}}"))
                .endsWith("its measure val_accuracy_pct (\"81\") must be a number.");
        assertThat(wrong("{\"weights\": 3}")).endsWith("its weights (3) must be a text.");
    }
}

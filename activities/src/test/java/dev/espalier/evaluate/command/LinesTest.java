package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static List<String> read(byte[] written) {
        var lines = new ArrayList<String>();
        new Lines(lines::add).readAll(new ByteArrayInputStream(written));
        return lines;
    }

    private static List<String> read(String written) {
        return read(written.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsTheLastLineAlsoWhereItIsNotEnded() {
        assertThat(read("one\n\nthree")).containsExactly("one", "", "three");
    }

    @Test
    void ofAProgressBarOnlyItsLastStateIsLeft() {
        assertThat(read("10 %\r50 %\r100 %\nnext\r\n")).containsExactly("100 %", "next");
    }

    @Test
    void cutsALineThatNobodyWouldRead() {
        assertThat(read("x".repeat(100_000) + "\nnext"))
                .satisfiesExactly(
                        line -> assertThat(line).hasSize(2_000),
                        line -> assertThat(line).isEqualTo("next"));
    }

    @Test
    void keepsAMessageWhole() {
        var message = "{\"note\": \"" + "x".repeat(100_000) + "\"}";
        assertThat(read(message + "\n")).containsExactly(message);
        assertThat(read("{" + "x".repeat(3_000_000)).getFirst()).hasSize(Lines.LONGEST_MESSAGE + 1);
    }

    @Test
    void readsWhatIsNoText() {
        assertThat(read(new byte[] {(byte) 0xff, 0, '\n', 'a'})).containsExactly("\ufffd\0", "a");
    }
}

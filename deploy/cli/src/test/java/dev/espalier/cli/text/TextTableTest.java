package dev.espalier.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static Terminal terminal(int width, boolean color, boolean unicode) {
        var out = new PrintWriter(new StringWriter());
        return new Terminal(
                out,
                out,
                OutputStream.nullOutputStream(),
                new BufferedReader(Reader.nullReader()),
                false,
                color,
                unicode,
                width);
    }

    private static TextTable table() {
        var table = new TextTable().text("NAME").number("ROWS").text("NOTE").text("SUMMARY");
        table.row(List.of("a", "5", "", "A summary of quite some length"));
        table.row(List.of("longer", "15625", "", "Short"));
        return table;
    }

    @Test
    void alignsTextsLeftAndNumbersRightAndLeavesEmptyColumnsOut() {
        assertThat(table().lines(terminal(0, false, true)))
                .containsExactly(
                        "NAME     ROWS  SUMMARY",
                        "a           5  A summary of quite some length",
                        "longer  15625  Short");
    }

    @Test
    void cutsTheWidestTextWhereTheTerminalIsNarrow() {
        assertThat(table().lines(terminal(30, false, true)))
                .containsExactly(
                        "NAME     ROWS  SUMMARY", "a           5  A summary of q\u2026", "longer  15625  Short");
        assertThat(table().lines(terminal(30, false, false)).get(1)).isEqualTo("a           5  A summary of...");
    }

    @Test
    void neverCutsNumbers() {
        assertThat(table().lines(terminal(5, false, true)).getLast()).contains("15625");
    }

    @Test
    void marksAnUnknownCell() {
        var table = new TextTable().text("A").number("B");
        table.row(List.of("x", ""));
        table.row(List.of("y", "1"));

        assertThat(table.lines(terminal(0, false, true))).containsExactly("A  B", "x  -", "y  1");
    }

    @Test
    void boldHeadsOnlyWhereColourIsWelcome() {
        assertThat(table().lines(terminal(0, true, true)).getFirst())
                .startsWith("\u001b[1mNAME")
                .endsWith("\u001b[0m");
    }

    @Test
    void countsCharactersNotUnits() {
        var table = new TextTable().text("A").text("B");
        table.row(List.of("\ud83c\udf33", "x"));

        assertThat(table.lines(terminal(0, false, true)).getLast()).isEqualTo("\ud83c\udf33  x");
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new TextTable().text("A").row(List.of()))
                .hasMessage("A row must have 1 cells, not 0.");
    }
}

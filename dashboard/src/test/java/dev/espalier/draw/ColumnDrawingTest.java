package dev.espalier.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.sgnas.Sgnas;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ColumnDrawingTest {

    private static final Sgnas SPACE = new Sgnas();
    private static final Architecture C =
            SPACE.parse("5535 553 553 553 5553 355 3557 553 555 5553 55 555 535 555 333 75 3577 73 33733");

    private static Cell cell(Architecture architecture) {
        return SPACE.cells(architecture).getFirst();
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @Test
    void drawsAColumnForEachLayerAndABlockForEachKernel() {
        var drawing = CellDrawing.of(cell(C));

        assertThat(count(drawing, "class=\"block c3\"")).isEqualTo(19);
        assertThat(count(drawing, "class=\"block c5\"")).isEqualTo(36);
        assertThat(count(drawing, "class=\"block c7\"")).isEqualTo(6);
        assertThat(drawing)
                .contains(">1</text>", ">19</text>", "Layers: 1: 3×3, 5×5, 5×5, 5×5; 2: ")
                .doesNotContain("class=\"mark\"", "class=\"e ");
    }

    @Test
    void fitsTheScreenOfAPhone() {
        assertThat(CellDrawing.of(cell(C))).contains("viewBox=\"0 0 354 ");
    }

    @Test
    void marksTheLayersThatDifferAndSaysWhatTheyWere() {
        var child = C.with(6 * 2 + 3, 2).with(6 * 9, 0);

        var drawing = CellDrawing.difference(cell(child), cell(C));

        assertThat(count(drawing, "class=\"mark\"")).isEqualTo(2);
        assertThat(drawing).contains(">3 was 3×3, 5×5, 5×5</text>", ">10 was 3×3, 5×5, 5×5, 5×5</text>");
    }

    @Test
    void saysOfManyDifferencesHowManyThereAre() {
        var drawing =
                CellDrawing.difference(cell(SPACE.parse(String.join(" ", Collections.nCopies(19, "77")))), cell(C));

        assertThat(count(drawing, "class=\"was\"")).isEqualTo(4);
        assertThat(drawing).contains(">and 16 more</text>");
    }

    @Test
    void isAsSmallAsAWordInLists() {
        var drawing = CellDrawing.thumbnail(cell(C));

        assertThat(count(drawing, "<rect class=\"block ")).isEqualTo(61);
        assertThat(drawing).contains("viewBox=\"0 0 56 28\"").doesNotContain("<text");
    }

    @Test
    void chainsOfSingleArrowsAndOtherGraphsAreDrawnAsBefore() {
        var chain = new Cell(
                "chain", List.of("in", "a", "out"), List.of(new Cell.Edge(0, 1, "3x3"), new Cell.Edge(1, 2, "5x5")));
        var graph = new Cell(
                "graph",
                List.of("in", "a", "out"),
                List.of(new Cell.Edge(0, 1, "3x3"), new Cell.Edge(0, 2, "5x5"), new Cell.Edge(1, 2, "5x5")));

        assertThat(CellDrawing.of(chain)).contains("class=\"e c3\"").doesNotContain("block");
        assertThat(CellDrawing.of(graph)).contains("class=\"e c3\"").doesNotContain("block");
    }
}

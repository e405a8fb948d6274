package dev.espalier.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.Cell.Edge;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.cell.NasBenchNlp;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CellDrawingTest {

    private static final NasBench201 SPACE = new NasBench201();

    private static Cell cell(int... choices) {
        return SPACE.cells(new Architecture("nasbench201", choices)).getFirst();
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(CellDrawing.of(cell(3, 1, 0, 1, 2, 4)))
                .contains("aria-label=\"Cell: 0 to 1 conv 3×3, 0 to 2 skip, 1 to 2 none, 0 to 3 skip, 1 to 3 conv 1×1, "
                        + "2 to 3 avg pool 3×3\"");
    }

    @Test
    void namesTheOperationsOfARecurrentCell() {
        var space = new NasBenchNlp();
        var cell = space.parse("linear(x,h0);leaky_relu(1);sum(h0,2);sigm(1);blend(4,3,2)>h0");
        assertThat(CellDrawing.of(space.cells(cell).getFirst()))
                .contains(">linear<", ">leaky relu<", ">sum<", ">sigm<", ">blend<", ">gate<", ">gated<", ">out<");
    }

    @Test
    void drawsOneArrowForEveryEdgeThatCarriesSomething() {
        var drawing = CellDrawing.of(cell(3, 1, 0, 1, 2, 0));

        assertThat(count(drawing, "class=\"a ")).isEqualTo(4);
        assertThat(count(drawing, "class=\"e none\"")).isEqualTo(2);
        assertThat(drawing).doesNotContain("halo");
    }

    @Test
    void halosTheEdgesThatDifferFromTheParent() {
        var drawing = CellDrawing.difference(cell(3, 1, 0, 1, 2, 0), cell(3, 0, 0, 1, 2, 0));

        assertThat(count(drawing, "class=\"halo\"")).isEqualTo(1);
        assertThat(drawing).contains(">was none</text>");
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(CellDrawing.of(cell(3, 1, 4, 1, 2, 0))).isEqualTo(CellDrawing.of(cell(3, 1, 4, 1, 2, 0)));
    }

    @Test
    void leavesEmptyEdgesOutOfTheThumbnail() {
        var drawing = CellDrawing.thumbnail(cell(3, 1, 0, 1, 2, 0));

        assertThat(count(drawing, "class=\"e ")).isEqualTo(4);
        assertThat(count(drawing, "<circle")).isEqualTo(4);
    }

    @Test
    void keepsEverythingOfAnyGraphInsideItsFrame() {
        var graph = new Cell(
                "cell",
                List.of("in", "a", "b", "c", "d", "e", "out"),
                List.of(
                        new Edge(0, 1, "conv3x3"),
                        new Edge(0, 2, "conv1x1"),
                        new Edge(1, 3, "maxpool3x3"),
                        new Edge(2, 4, "conv3x3"),
                        new Edge(0, 6, "identity"),
                        new Edge(3, 5, "conv1x1"),
                        new Edge(4, 6, "conv3x3"),
                        new Edge(5, 6, "conv3x3")));
        var layout = Layout.of(graph);

        assertThat(layout.vertices()).doesNotHaveDuplicates();
        assertThat(layout.routes().stream().flatMap(List::stream)).allSatisfy(point -> {
            assertThat(point.x()).isBetween(0.0, layout.width());
            assertThat(point.y()).isBetween(0.0, layout.height());
        });
        assertThat(layout.routes().get(4))
                .as("the long edge passes between the others")
                .hasSizeGreaterThan(2);
        assertThat(layout.routes().get(4).stream().skip(1).limit(2))
                .as("and through no vertex")
                .doesNotContainAnyElementsOf(layout.vertices());
    }

    @Test
    void drawsSeveralCellsOneBelowTheOther() {
        var normal = new Cell("normal", List.of("in", "out"), List.of(new Edge(0, 1, "conv3x3")));
        var reduction = new Cell(
                "reduction", List.of("in", "a", "out"), List.of(new Edge(0, 1, "skip"), new Edge(1, 2, "conv1x1")));

        var drawing = CellDrawing.column(List.of(normal, reduction));

        assertThat(count(drawing, "<svg ")).isEqualTo(1);
        assertThat(count(drawing, "class=\"a ")).as("arrows").isEqualTo(3);
        assertThat(drawing)
                .contains(">normal</text>", ">reduction</text>", "in to out conv 3×3. Cell: in to a")
                .contains("viewBox=\"0 0 472 428\"", "translate(0 24)", "translate(0 238)");
        assertThat(CellDrawing.column(List.of(normal))).isEqualTo(CellDrawing.of(normal));
    }

    @Test
    void escapesNamesThatUsersWrote() {
        var drawing = CellDrawing.of(new Cell("x", List.of("<a>", "b"), List.of(new Edge(0, 1, "\"<script>&"))));

        assertThat(drawing).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void carriesItsColoursWhenItStandsAlone() throws Exception {
        var alone = Standalone.svg(CellDrawing.of(cell(3, 1, 0, 1, 2, 0)));
        var parser = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();

        var parsed =
                parser.parse(new java.io.ByteArrayInputStream(alone.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(parsed.getDocumentElement().getNodeName()).isEqualTo("svg");
        assertThat(alone).contains("xmlns=", "prefers-color-scheme:dark");
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @Test
    void drawsOperationsOnVerticesAndPlainArrowsBetweenThem() {
        var cell = new Cell(
                "cell",
                List.of("input", "conv3x3-bn-relu", "output"),
                List.of(new Cell.Edge(0, 1, ""), new Cell.Edge(1, 2, "")));
        assertThat(CellDrawing.of(cell))
                .contains("class=\"e plain\"", "class=\"tag c3\"", ">conv 3×3</text>")
                .doesNotContain("none");
        assertThat(CellDrawing.thumbnail(cell)).contains("class=\"e plain\"", "<circle class=\"c3\"");
    }

    @Test
    void comparesNothingWhereTheVerticesAreOthers() {
        var cell = new Cell("cell", List.of("input", "maxpool3x3", "output"), List.of(new Cell.Edge(0, 1, "")));
        var parent = new Cell("cell", List.of("input", "output"), List.of(new Cell.Edge(0, 1, "")));
        assertThat(CellDrawing.difference(cell, parent)).isEqualTo(CellDrawing.of(cell));
    }
}

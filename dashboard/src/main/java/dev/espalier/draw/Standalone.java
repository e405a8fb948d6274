package dev.espalier.draw;

import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;

/** A drawing that needs no stylesheet: it carries its colours, light and dark, and can be opened or embedded alone. */
public final class Standalone {

    private static final String STYLE = """
            svg{--ink:#161b18;--paper:#fff;--line:#c3cbc4;--quiet:#626c66;--skip:#525954;--c1:#0673c9;--c3:#b34f0a;\
            --c5:#ac8900;--c7:#e452a2;--pool:#5b3e83;--other:#089062;--halo:#6b3fae}\
            @media(prefers-color-scheme:dark){svg{--ink:#e7ece9;--paper:#141918;--line:#3b4642;--quiet:#8d9993;\
            --skip:#a9b5af;--c1:#4a9dff;--c3:#e77229;--c5:#fbe06e;--c7:#de519e;--pool:#ddb2f4;--other:#16cf8b;--halo:#c0a0f2}}\
            text{font:500 12px system-ui,sans-serif;fill:var(--ink)}.e{fill:none;stroke-width:2.25}\
            .e.none{stroke:var(--line);stroke-dasharray:2 5;stroke-width:1.5}.e.skip{stroke:var(--skip)}.e.c1{stroke:var(--c1)}\
            .e.c3{stroke:var(--c3);stroke-width:3.5}.e.c5{stroke:var(--c5)}.e.c7{stroke:var(--c7)}.e.pool{stroke:var(--pool);stroke-dasharray:6 3}\
            .e.other{stroke:var(--other)}.a.skip{fill:var(--skip)}.a.c1{fill:var(--c1)}.a.c3{fill:var(--c3)}.a.c5{fill:var(--c5)}.a.c7{fill:var(--c7)}\
            .a.pool{fill:var(--pool)}.a.other{fill:var(--other)}.node{fill:var(--paper);stroke:var(--skip);stroke-width:1.5}\
            .node.end{fill:var(--ink)}.node.end+text{fill:var(--paper)}.tag rect{fill:var(--paper);stroke:var(--line)}\
            .tag.none rect{stroke:none}.tag.none text{fill:var(--quiet)}.halo{fill:none;stroke:var(--halo);stroke-width:12;\
            opacity:.22;stroke-linecap:round}text.was{fill:var(--halo);font-size:11px}.macro rect{fill:var(--paper);\
            stroke:var(--line)}.block rect{fill:var(--quiet);fill-opacity:.3;stroke:var(--quiet)}.block.c1 rect{fill:var(--c1);stroke:var(--c1)}\
            .block.c3 rect{fill:var(--c3);stroke:var(--c3)}.block.c5 rect{fill:var(--c5);stroke:var(--c5)}\
            .block.c7 rect{fill:var(--c7);stroke:var(--c7)}.block.other rect{fill:var(--other);stroke:var(--other)}\
            .cell .d{fill:var(--quiet)}.macro path{fill:none;stroke:var(--quiet)}.macro .d{fill:var(--quiet)}""";

    private Standalone() {}

    /** An architecture's cells as people draw them; the whole network where its space draws none. */
    public static String of(Architecture architecture, SearchSpace space) {
        var cells = space.cells(architecture);
        return svg(cells.isEmpty() ? MacroDrawing.of(space.network(architecture)) : CellDrawing.column(cells));
    }

    /** A drawing of this package as a file of its own. */
    public static String svg(String drawing) {
        int end = drawing.indexOf('>');
        if (!drawing.startsWith("<svg ") || end < 0) {
            throw new IllegalArgumentException("The drawing (%.20s) must be an svg element.".formatted(drawing));
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + drawing.substring(4, end + 1) + "<style>" + STYLE
                + "</style>" + drawing.substring(end + 1);
    }
}

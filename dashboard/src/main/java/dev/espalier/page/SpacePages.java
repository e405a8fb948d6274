package dev.espalier.page;

import dev.espalier.api.Names;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.CellDrawing;
import dev.espalier.draw.MacroDrawing;
import dev.espalier.hardware.Cost;
import dev.espalier.space.Architecture;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Puts the pages of search spaces together. */
@Singleton
final class SpacePages {

    private static final int LONGEST = 4_000;

    private final Catalogue catalogue;

    SpacePages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<SpaceLine> list() {
        return catalogue.spaces().stream().map(this::line).toList();
    }

    SpaceView page(String name, String asked, long seed) {
        var space = Names.space(catalogue, name);
        var another = "/spaces/%s?seed=%d".formatted(name, seed + 1);
        var drawn = space.sample(new SplittableRandom(seed));
        if (asked.isEmpty()) {
            return new SpaceView(line(space), decisions(space), "", "", shown(space, drawn, true), another);
        }
        try {
            var found = shown(space, parsed(space, asked), false);
            return new SpaceView(line(space), decisions(space), asked, "", found, another);
        } catch (IllegalArgumentException e) {
            var problem = String.valueOf(e.getMessage());
            return new SpaceView(line(space), decisions(space), asked, problem, shown(space, drawn, true), another);
        }
    }

    /** With the space's name or without it. */
    private static Architecture parsed(SearchSpace space, String asked) {
        if (asked.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The architecture (%.40s…) must have at most %,d characters.".formatted(asked, LONGEST));
        }
        return space.parse(asked);
    }

    private SpaceLine line(SearchSpace space) {
        return new SpaceLine(
                space.name(),
                space.summary(),
                Double.isFinite(space.size()) ? Said.fixed(space.size(), 0) : "infinitely many",
                space instanceof DecisionSpace flat
                        ? Said.count(flat.decisions().size())
                        : "",
                catalogue.tables().stream()
                        .filter(table -> table.space().equals(space.name()))
                        .map(table -> table.name())
                        .collect(Collectors.joining(", ")));
    }

    private static List<Decision> decisions(SearchSpace space) {
        return space instanceof DecisionSpace flat ? flat.decisions() : List.of();
    }

    private static SpaceView.Shown shown(SearchSpace space, Architecture architecture, boolean drawn) {
        var network = space.network(architecture);
        return new SpaceView.Shown(
                architecture.id(),
                space.format(architecture),
                drawn,
                figures(network),
                space.cells(architecture).stream()
                        .map(cell -> new RawString(CellDrawing.of(cell)))
                        .toList(),
                new RawString(network.transparent() ? MacroDrawing.of(network) : ""));
    }

    private static List<Figure> figures(Network network) {
        if (!network.transparent()) {
            return List.of();
        }
        var cost = Cost.of(network);
        return List.of(
                Figure.of("Parameters", Said.fixed(cost.params() / 1e6, 3), "M", "of the network as published"),
                Figure.of("MACs", Said.fixed(cost.macs() / 1e6, 1), "M", "of one image"));
    }
}

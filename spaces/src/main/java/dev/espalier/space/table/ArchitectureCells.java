package dev.espalier.space.table;

import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Problems;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the architecture of a row, from one column per decision or from the columns of the space's notation. */
final class ArchitectureCells {

    private final SearchSpace space;
    private final List<String> columns;

    /** Per decision its options' indices; none where the architecture stands in one column. */
    private final List<Map<String, Integer>> options;

    private ArchitectureCells(SearchSpace space, List<String> columns, List<Map<String, Integer>> options) {
        this.space = space;
        this.columns = columns;
        this.options = options;
    }

    /** Finds the columns in a header; decisions go first where both stand there. */
    static ArchitectureCells of(SearchSpace space, List<String> header, Problems problems) {
        if (space instanceof DecisionSpace flat) {
            var names =
                    flat.decisions().stream().map(decision -> decision.name()).toList();
            if (header.containsAll(names)
                    || !header.containsAll(space.published().architecture())) {
                names.stream()
                        .filter(name -> !header.contains(name))
                        .forEach(name -> problems.add(
                                "There is no column (%s) for the decision of the space %s; the file has %s.\nMaybe give each architecture in one column `architecture` instead."
                                        .formatted(name, space.name(), String.join(", ", header))));
                return new ArchitectureCells(
                        space,
                        names,
                        flat.decisions().stream()
                                .map(decision -> indices(decision.options()))
                                .toList());
            }
        }
        var columns = space.published().architecture();
        columns.stream()
                .filter(column -> !header.contains(column))
                .forEach(column -> problems.add(
                        "There is no column (%s); the file has %s.".formatted(column, String.join(", ", header))));
        return new ArchitectureCells(space, columns, List.of());
    }

    private static Map<String, Integer> indices(List<String> options) {
        var indices = new HashMap<String, Integer>();
        options.forEach(option -> indices.put(option, indices.size()));
        return indices;
    }

    /** The columns it reads, which are the first that are selected. */
    List<String> columns() {
        return columns;
    }

    /** The architecture of the current row, or null after saying what is wrong with it. */
    @Nullable
    Architecture read(Rows rows, Problems problems) {
        return options.isEmpty() ? parsed(rows, problems) : chosen(rows, problems);
    }

    private @Nullable Architecture parsed(Rows rows, Problems problems) {
        if (rows.cell(0) == null) {
            problems.add("The `%s` in %s %d is missing.".formatted(columns.getFirst(), rows.place(), rows.number()));
            return null;
        }
        var text = IntStream.range(0, columns.size())
                .mapToObj(column -> Objects.requireNonNullElse(rows.cell(column), ""))
                .collect(Collectors.joining("/"));
        try {
            return space.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add("The `architecture` in %s %d cannot be read: %s"
                    .formatted(rows.place(), rows.number(), e.getMessage()));
            return null;
        }
    }

    private @Nullable Architecture chosen(Rows rows, Problems problems) {
        var choices = new ArrayList<Integer>(options.size());
        for (int i = 0; i < options.size(); i++) {
            var text = rows.cell(i);
            var choice = text == null ? null : options.get(i).get(text);
            if (choice == null) {
                problems.add(
                        text == null
                                ? "The `%s` in %s %d is missing.".formatted(columns.get(i), rows.place(), rows.number())
                                : "The `%s` (%s) in %s %d must be one of %s."
                                        .formatted(
                                                columns.get(i),
                                                text,
                                                rows.place(),
                                                rows.number(),
                                                String.join(
                                                        ", ",
                                                        ((DecisionSpace) space)
                                                                .decisions()
                                                                .get(i)
                                                                .options())));
            } else {
                choices.add(choice);
            }
        }
        return choices.size() == options.size() ? new Architecture(space.name(), choices) : null;
    }
}

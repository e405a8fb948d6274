package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.MetricName;
import dev.espalier.cli.text.Terminal;
import dev.espalier.cli.text.TextTable;
import dev.espalier.cli.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table of JSON objects: what each column shows of an object. The figures of a column have the same decimals. */
final class Listing {

    private final TextTable table = new TextTable();
    private final List<Column> columns = new ArrayList<>();

    private interface Column {

        /** How many decimals an object's figure asks for. */
        int decimals(JsonNode item);

        /** @param decimals the most that any object of the column asks for */
        String cell(JsonNode item, int decimals);
    }

    private record Words(Function<JsonNode, String> words) implements Column {

        @Override
        public int decimals(JsonNode item) {
            return 0;
        }

        @Override
        public String cell(JsonNode item, int decimals) {
            return words.apply(item);
        }
    }

    private record Figures(Function<JsonNode, JsonNode> value, Function<JsonNode, JsonNode> deviation)
            implements Column {

        @Override
        public int decimals(JsonNode item) {
            return Amounts.decimals(value.apply(item).asDouble());
        }

        @Override
        public String cell(JsonNode item, int decimals) {
            return figure(value.apply(item), deviation.apply(item), decimals);
        }
    }

    Listing text(String head, Function<JsonNode, String> cell) {
        table.text(head);
        columns.add(new Words(cell));
        return this;
    }

    Listing text(String head, String field) {
        return text(head, item -> Json.text(item, field));
    }

    Listing texts(String head, String field) {
        return text(head, item -> String.join(", ", Json.texts(item.path(field))));
    }

    Listing time(String head, String field) {
        return text(head, item -> Times.local(Json.text(item, field)));
    }

    /** A number as somebody else wrote it. */
    Listing number(String head, Function<JsonNode, String> cell) {
        table.number(head);
        columns.add(new Words(cell));
        return this;
    }

    /** A number as it comes, of which four figures are shown, more where another of the column needs more decimals. */
    Listing number(String head, String field) {
        return figures(head, item -> item.path(field));
    }

    /** The same of what is told of an object. */
    Listing figures(String head, Function<JsonNode, JsonNode> value) {
        return figures(head, new Figures(value, _ -> Json.NOTHING));
    }

    /** One of an object's measures, of a latency with how uncertain it is. */
    Listing metric(String metric) {
        var name = new MetricName(metric);
        return figures(
                name.head(),
                new Figures(
                        item -> item.path("measures").path(metric),
                        item -> item.path("measures").path(name.deviation())));
    }

    private Listing figures(String head, Figures figures) {
        table.number(head);
        columns.add(figures);
        return this;
    }

    static String figure(JsonNode value) {
        return figure(value, Json.NOTHING, Amounts.decimals(value.asDouble()));
    }

    /** One of some measures, of a latency with how uncertain it is: {@code 12.30 ± 0.81}. */
    static String measure(String metric, JsonNode measures) {
        var value = measures.path(metric);
        return figure(value, measures.path(new MetricName(metric).deviation()), Amounts.decimals(value.asDouble()));
    }

    private static String figure(JsonNode value, JsonNode deviation, int decimals) {
        if (!value.isNumber()) {
            return value.isTextual() ? value.asText() : "";
        }
        var text = Amounts.number(value.asDouble(), decimals);
        return deviation.isNumber() ? text + " ± " + Amounts.number(deviation.asDouble(), decimals) : text;
    }

    Listing add(List<JsonNode> items) {
        var decimals = columns.stream()
                .map(column -> items.stream().mapToInt(column::decimals).max().orElse(0))
                .toList();
        for (var item : items) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(columns.get(i).cell(item, decimals.get(i)));
            }
            table.row(cells);
        }
        return this;
    }

    void print(Terminal terminal) {
        table.lines(terminal).forEach(terminal.out()::println);
        terminal.out().flush();
    }
}

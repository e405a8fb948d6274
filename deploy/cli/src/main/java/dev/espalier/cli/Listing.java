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

/** A table of JSON objects: what each column shows of an object. */
final class Listing {

    private final TextTable table = new TextTable();
    private final List<Function<JsonNode, String>> cells = new ArrayList<>();

    Listing text(String head, Function<JsonNode, String> cell) {
        table.text(head);
        cells.add(cell);
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

    Listing number(String head, Function<JsonNode, String> cell) {
        table.number(head);
        cells.add(cell);
        return this;
    }

    /** A number as it comes, rounded to four figures. */
    Listing number(String head, String field) {
        return number(head, item -> figure(item.path(field)));
    }

    static String figure(JsonNode value) {
        return value.isNumber() ? Amounts.number(value.asDouble()) : value.isTextual() ? value.asText() : "";
    }

    /** One of some measures, of a latency with how uncertain it is: {@code 12.3 ± 0.8}. */
    static String measure(String metric, JsonNode measures) {
        var value = figure(measures.path(metric));
        var deviation = figure(measures.path(new MetricName(metric).deviation()));
        return deviation.isEmpty() ? value : value + " ± " + deviation;
    }

    Listing add(List<JsonNode> items) {
        for (var item : items) {
            table.row(cells.stream().map(cell -> cell.apply(item)).toList());
        }
        return this;
    }

    void print(Terminal terminal) {
        table.lines(terminal).forEach(terminal.out()::println);
        terminal.out().flush();
    }
}

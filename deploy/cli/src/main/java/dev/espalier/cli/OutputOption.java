package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Yaml;
import dev.espalier.cli.text.Terminal;
import java.util.List;
import picocli.CommandLine.Option;

/** In which form a command writes its result. */
final class OutputOption {

    enum Format {
        TABLE,
        JSON,
        YAML
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table (the standard, for people), json or yaml (for programs: all fields, times in UTC).")
    Format format = Format.TABLE;

    /** Writes the answer for programs, or lets the command write for people. */
    void show(Terminal terminal, JsonNode answer, Runnable table) {
        switch (format) {
            case TABLE -> table.run();
            case JSON -> terminal.print(Json.pretty(answer));
            case YAML -> terminal.print(Yaml.write(answer));
        }
    }

    void show(Terminal terminal, List<JsonNode> answers, Runnable table) {
        show(terminal, JsonNodeFactory.instance.arrayNode().addAll(answers), table);
    }
}

package dev.espalier.cli;

import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists tables of results. */
@Command(
        name = "list",
        description = "Lists the tables of results, shipped and imported.",
        footer = "  ./espalier table list")
final class TableList implements Runnable {

    private final Session session;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the names only, one a line.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    TableList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var terminal = session.terminal();
        var tables = Json.items(session.server().get(Route.of("tables")));
        if (quiet) {
            tables.forEach(table -> terminal.print(Json.text(table, "name")));
            return;
        }
        output.show(
                terminal,
                tables,
                () -> new Listing()
                        .text("NAME", "name")
                        .text("SPACE", "space")
                        .number("ROWS", "rows")
                        .texts("METRICS", "metrics")
                        .texts("EPOCHS", "epochs")
                        .text("TITLE", "title")
                        .add(tables)
                        .print(terminal));
    }
}

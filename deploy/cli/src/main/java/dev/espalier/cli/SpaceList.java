package dev.espalier.cli;

import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists search spaces. */
@Command(name = "list", description = "Lists the search spaces.", footer = "  ./espalier space list")
final class SpaceList implements Runnable {

    private final Session session;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the names only, one a line.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    SpaceList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var terminal = session.terminal();
        var spaces = Json.items(session.server().get(Route.of("spaces")));
        if (quiet) {
            spaces.forEach(space -> terminal.print(Json.text(space, "name")));
            return;
        }
        output.show(
                terminal,
                spaces,
                () -> new Listing()
                        .text("NAME", "name")
                        .number(
                                "ARCHITECTURES",
                                space ->
                                        space.path("size").isNumber() ? Listing.figure(space.path("size")) : "infinite")
                        .number(
                                "DECISIONS",
                                space ->
                                        Integer.toString(space.path("decisions").size()))
                        .text("SUMMARY", "summary")
                        .texts("TABLES", "tables")
                        .add(spaces)
                        .print(terminal));
    }
}

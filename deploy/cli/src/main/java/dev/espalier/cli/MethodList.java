package dev.espalier.cli;

import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists search methods. */
@Command(name = "list", description = "Lists the search methods.", footer = "  ./espalier method list")
final class MethodList implements Runnable {

    private final Session session;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the names only, one a line.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    MethodList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var terminal = session.terminal();
        var methods = Json.items(session.server().get(Route.of("methods")));
        if (quiet) {
            methods.forEach(method -> terminal.print(Json.text(method, "name")));
            return;
        }
        output.show(
                terminal,
                methods,
                () -> new Listing()
                        .text("NAME", "name")
                        .text("SUMMARY", "summary")
                        .text("SOURCE", "source")
                        .add(methods)
                        .print(terminal));
    }
}

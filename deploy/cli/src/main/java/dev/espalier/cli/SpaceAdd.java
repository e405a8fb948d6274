package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a space that a user wrote. */
@Command(
        name = "add",
        description = "Adds a search space written as YAML. The same content again changes nothing.",
        footer = "  ./espalier space add my-space.yaml")
final class SpaceAdd implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The space, YAML; - reads standard input.")
    String file = "";

    @Mixin
    OutputOption output = new OutputOption();

    SpaceAdd(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var added = add(session.server(), InputFile.read(file));
        output.show(
                session.terminal(),
                added,
                () -> session.terminal().print("Added the space %s.".formatted(Json.text(added, "name"))));
    }

    static JsonNode add(Server server, InputFile file) {
        return server.post(Route.of("spaces"), "application/yaml", file.content());
    }
}

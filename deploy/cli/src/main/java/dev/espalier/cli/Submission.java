package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import java.util.UUID;

/** Hands an experiment's file to the server. */
final class Submission {

    private Submission() {}

    /** The experiment that was made of it. */
    static JsonNode create(Server server, InputFile file, boolean paused) {
        return server.postOnce(
                Route.of("experiments").with("paused", paused ? true : null),
                UUID.randomUUID().toString(),
                file.type(),
                file.content());
    }

    /** What would come of it. */
    static JsonNode check(Server server, InputFile file) {
        return server.post(Route.of("experiments", "check"), file.type(), file.content());
    }
}

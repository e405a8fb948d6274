package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.ServerProblem;
import org.jspecify.annotations.Nullable;

/** A request that looks at every image: how far it is, and what came of it. */
final class DataSetProgress {

    private static final int BAR = 30;
    private static final int REFUSED = 400;

    private final Session session;
    private @Nullable JsonNode last;

    private DataSetProgress(Session session) {
        this.session = session;
    }

    /**
     * The last line of the answer.
     *
     * @throws ServerProblem when it tells problems only
     */
    static JsonNode of(Session session, Route route) {
        var progress = new DataSetProgress(session);
        session.server().lines(route, progress::heard);
        session.terminal().clear();
        var answer = progress.last;
        if (answer == null) {
            throw new Failure("The server ended before it told what came of it.");
        }
        if (answer.size() == 1 && answer.has("problems")) {
            throw new ServerProblem(REFUSED, Json.texts(answer.path("problems")));
        }
        return answer;
    }

    private void heard(JsonNode line) {
        if (line.size() != 2 || !line.has("of")) {
            last = line;
        } else if (session.terminal().interactive()) {
            show(Json.whole(line, "images"), Json.whole(line, "of"));
        }
    }

    private void show(long images, long of) {
        var terminal = session.terminal();
        terminal.rewrite(
                of == 0
                        ? "%,d images found".formatted(images)
                        : terminal.bar((double) images / of, BAR) + "  %,d of %,d images".formatted(images, of));
    }
}

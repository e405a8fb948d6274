package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.NoServer;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.ServerProblem;
import dev.espalier.cli.text.Amounts;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether a server answers, takes the token, and has its Temporal service and database. */
final class ServerChecks {

    private final Session session;
    private Path home;

    ServerChecks(Session session) {
        this.session = session;
        this.home = new Discovery(session.environment()).home();
    }

    /** The data folder of the server on this machine, or the one that the next would use. */
    Path home() {
        return home;
    }

    List<Finding> findings() {
        var address = session.server().base().toString();
        try {
            return running(address, session.server().get(Route.of("system")));
        } catch (NoServer e) {
            return List.of(
                    session.serverChosen()
                            ? Finding.problem(
                                    "server",
                                    "none answers at " + address + ", where ESPALIER_URL points",
                                    "start it, or unset ESPALIER_URL")
                            : Finding.note("server", "none answers at " + address, "start one: ./espalier up"));
        } catch (ServerProblem e) {
            return List.of(refused(address, e));
        } catch (Failure e) {
            return List.of(Finding.problem("server", firstLine(e), "set ESPALIER_URL to another address"));
        }
    }

    private static Finding refused(String address, ServerProblem refusal) {
        return refusal.status() == HttpURLConnection.HTTP_UNAUTHORIZED
                ? Finding.problem(
                        "token",
                        "the server at " + address + " does not take it",
                        "set ESPALIER_TOKEN to the one it was started with")
                : Finding.problem("server", firstLine(refusal), "look into its log");
    }

    private static String firstLine(Failure problem) {
        return problem.sentence().lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }

    private List<Finding> running(String address, JsonNode system) {
        var folder = Json.text(system, "home");
        if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
            home = Path.of(folder);
        }
        boolean given = !session.environment().getOrDefault(Discovery.TOKEN, "").isBlank();
        return List.of(
                Finding.ok(
                        "server",
                        "%s at %s, up for %s, %s"
                                .formatted(
                                        Json.text(system, "version"),
                                        address,
                                        Amounts.span(Json.whole(system, "uptimeSeconds")),
                                        Amounts.count(Json.whole(system, "experiments"), "experiment"))),
                Finding.ok("token", given ? "the server takes it" : "none is needed"),
                part("temporal", system.path("temporal"), "target"),
                part("database", system.path("database"), "url"),
                queues(system));
    }

    /** The server tells of a part that it lost by {@code problem}. */
    private static Finding part(String name, JsonNode part, String where) {
        var problem = Json.text(part, "problem");
        var state = (Json.text(part, "kind") + " " + beforeSettings(Json.text(part, where))).strip();
        return problem.isEmpty() && !state.isEmpty()
                ? Finding.ok(name, state)
                : Finding.problem(
                        name,
                        state + (problem.isEmpty() ? "the server tells nothing of it" : ": " + problem),
                        "look into the server's log");
    }

    /** An H2 address without what follows the file: settings that nobody chose. */
    private static String beforeSettings(String address) {
        int at = address.indexOf(';');
        return at < 0 ? address : address.substring(0, at);
    }

    private static Finding queues(JsonNode system) {
        var queues = String.join(", ", Json.texts(system.path("queues")));
        return queues.isEmpty()
                ? Finding.note("queues", "this server serves none", "start a worker: ./espalier worker --queues gpu")
                : Finding.ok("queues", queues);
    }
}

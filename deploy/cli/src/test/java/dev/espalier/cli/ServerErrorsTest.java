package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerErrorsTest {

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    private Typed list(FakeServer.Answer answer) {
        return Typed.at(server.on("GET /experiments", answer), "experiment", "list");
    }

    @Test
    void tellsEveryProblemOnALineOfItsOwn() {
        var typed = list(FakeServer.problem(
                400, "{\"detail\": \"There are 2 problems.\", \"problems\": [\"One.\\nMaybe not.\", \"Two.\"]}"));

        assertThat(typed).isEqualTo(new Typed(1, "", "One.\nMaybe not.\nTwo.\n"));
    }

    @Test
    void tellsTheDetailOrTheTitleWithoutProblems() {
        assertThat(list(FakeServer.problem(409, "{\"title\": \"Conflict\", \"detail\": \"It runs.\"}"))
                        .err())
                .isEqualTo("It runs.\n");
        assertThat(list(FakeServer.problem(409, "{\"title\": \"Conflict\"}")).err())
                .isEqualTo("Conflict\n");
    }

    @Test
    void tellsTheStatusOfAnAnswerWithoutWords() {
        assertThat(list(FakeServer.text(502, "text/html", "<html>")).err())
                .isEqualTo("The server answered 502 to GET /experiments?limit=50.\n");
        assertThat(list(FakeServer.problem(500, "{broken")).err())
                .isEqualTo("The server answered 500 to GET /experiments?limit=50.\n");
        assertThat(list(FakeServer.text(302, "text/html", "")).err())
                .isEqualTo("The server answered 302 to GET /experiments?limit=50.\n");
    }

    @Test
    void saysThatSomethingElseAnswers() {
        assertThat(list(FakeServer.text(200, "text/html", "<html>hello</html>")))
                .isEqualTo(new Typed(
                        1,
                        "",
                        "What answers at %s is not Espalier.\nMaybe another program has that port: set ESPALIER_URL.\n"
                                .formatted(server.address())));
    }

    @Test
    void asksForATokenWhenTheServerSaysNoMoreThanThat() {
        assertThat(list(FakeServer.text(401, "text/plain", "no")).err())
                .contains("asks for a token.\nMaybe set ESPALIER_TOKEN");
    }

    @Test
    void sendsTheToken() {
        server.on("GET /experiments", Answers.items());

        Typed.at(new Typed.Setting(server.address(), "secret", Map.of(), false, ""), "experiment", "list");

        assertThat(server.last().headers()).containsEntry("Authorization", "Bearer secret");
    }

    @Test
    void saysThatAConnectionBroke() {
        var typed = list(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            throw new IllegalStateException("the server dies here");
        });

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err())
                .startsWith("The connection to " + server.address() + " broke: ")
                .hasLineCount(1);
    }

    @Test
    void saysThatNoServerAnswers() {
        assertThat(Typed.at(Typed.NOWHERE, Map.of(), "experiment", "list"))
                .isEqualTo(
                        new Typed(1, "", "No server answers at http://127.0.0.1:1.\nMaybe start one: ./espalier up\n"));
    }

    @Test
    void leavesItToTheLauncherWithoutAWordThatNoServerAnswers() {
        assertThat(Typed.at(Typed.NOWHERE, Map.of("ESPALIER_LAUNCHER", "1"), "experiment", "list"))
                .isEqualTo(new Typed(69, "", ""));
    }

    @Test
    void doesNotLeaveItToTheLauncherWhenAServerWasNamed() {
        var typed = Typed.at(
                Typed.NOWHERE,
                Map.of("ESPALIER_LAUNCHER", "1", "ESPALIER_URL", "http://127.0.0.1:1"),
                "experiment",
                "list");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).startsWith("No server answers");
    }

    @Test
    void emptyListsSayWhatToDo() {
        assertThat(list(FakeServer.json(200, Answers.items())))
                .isEqualTo(new Typed(
                        0,
                        "",
                        "There are no experiments yet.\nMaybe run one: ./espalier run examples/first-search.yaml\n"));
    }
}

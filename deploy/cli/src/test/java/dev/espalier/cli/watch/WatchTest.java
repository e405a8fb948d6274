package dev.espalier.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.espalier.cli.FakeServer;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Server;
import dev.espalier.cli.server.ServerProblem;
import dev.espalier.cli.text.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchTest {

    private static final String ID = "a-000001";

    /** Long enough that only events can have been what woke the watcher. */
    private static final Duration NEVER = Duration.ofHours(1);

    private static final Duration SOON = Duration.ofMillis(5);

    private final FakeServer server = new FakeServer();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger trials = new AtomicInteger(16);
    private final BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        server.close();
    }

    private String experiment() {
        int now = trials.get();
        seen.add(now);
        return """
                {"id": "%s", "status": "%s", "rounds": %d, "trials": %d, "gpuSeconds": %d, "front": 1,
                 "budget": {"trials": 48, "gpuTime": null},
                 "best": {"trial": "t%d", "value": %s, "metric": "val_accuracy_pct"}}""".formatted(
                        ID, now >= 48 ? "finished" : "running", now / 16, now, now * 1800, now / 32, 80 + now / 32);
    }

    private Watch watch(boolean interactive, Timing timing) {
        var terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                OutputStream.nullOutputStream(),
                new BufferedReader(Reader.nullReader()),
                interactive,
                false,
                false,
                interactive ? 100 : 0);
        server.on(
                "GET /experiments/" + ID,
                exchange -> FakeServer.json(200, experiment()).to(exchange));
        return new Watch(new Server(server.address(), null), terminal, ID, timing);
    }

    private static Timing byEvents() {
        return new Timing(SOON, SOON, NEVER, SOON, NEVER);
    }

    private void events(FakeServer.Answer stream) {
        server.on("GET /experiments/" + ID + "/events", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            stream.to(exchange);
        });
    }

    /** Goes on once the watcher has seen where it stands. */
    private void change(HttpExchange exchange) throws IOException {
        awaitSeen(trials.get());
        int now = trials.addAndGet(16);
        exchange.getResponseBody()
                .write(": alive\n\nid: 1\nevent: changed\ndata: {\"trials\": %d,\ndata:  \"status\": \"running\"}\n\n"
                        .formatted(now)
                        .getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private void awaitSeen(int count) {
        try {
            for (var last = seen.take(); last < count; last = seen.take()) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForTheEnd() {
        try {
            end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void followsEventsToTheEnd() throws InterruptedException {
        events(exchange -> {
            change(exchange);
            change(exchange);
            waitForTheEnd();
            exchange.close();
        });

        var last = watch(false, byEvents()).follow();

        assertThat(Json.text(last, "status")).isEqualTo("finished");
        assertThat(out.toString().lines().toList().getLast())
                .isEqualTo("a-000001  finished  round 3  48/48 trials  best val_accuracy 81 %  24.0 GPU h");
    }

    @Test
    void opensABrokenStreamAgain() throws InterruptedException {
        var opened = new AtomicInteger();
        events(exchange -> {
            opened.incrementAndGet();
            change(exchange);
            exchange.close();
        });

        watch(false, byEvents()).follow();

        assertThat(opened.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void asksByTheClockWhereNoEventsCome() throws InterruptedException {
        server.on("GET /experiments/" + ID + "/events", exchange -> {
            trials.addAndGet(16);
            FakeServer.problem(404, "{}").to(exchange);
        });

        var last = watch(false, byEvents()).follow();

        assertThat(Json.text(last, "status")).isEqualTo("finished");
    }

    @Test
    void rewritesALineAndTellsNewIncumbents() throws InterruptedException {
        events(exchange -> {
            change(exchange);
            change(exchange);
            waitForTheEnd();
            exchange.close();
        });

        watch(true, byEvents()).follow();

        assertThat(out.toString())
                .contains(
                        "round 1  new best val_accuracy 80 %  (trial t0)\n", "new best val_accuracy 81 %  (trial t1)\n")
                .contains("##########....................  16/48 trials  round 2  best val_accuracy 80 %  8.00 GPU h")
                .endsWith("\r\u001b[K");
    }

    @Test
    void waitsForAServerThatFails() throws InterruptedException {
        var asked = new AtomicInteger();
        var watch = watch(false, byEvents());
        server.on("GET /experiments/" + ID, exchange -> {
            boolean down = asked.incrementAndGet() < 4;
            trials.set(48);
            (down ? FakeServer.text(503, "text/plain", "down") : FakeServer.json(200, experiment())).to(exchange);
        });

        watch.follow();

        assertThat(err.toString().lines())
                .containsExactly(
                        "The server at %s does not answer; waiting for it to come back (Ctrl-C to leave)."
                                .formatted(server.address()),
                        "The server at %s answers again.".formatted(server.address()));
    }

    @Test
    void endsWithItsPatience() {
        var watch = watch(false, new Timing(SOON, SOON, SOON, SOON, Duration.ZERO));
        server.on("GET /experiments/" + ID, FakeServer.text(503, "text/plain", "down"));

        assertThatThrownBy(watch::follow).hasMessage("The server answered 503 to GET /experiments/a-000001.");
    }

    @Test
    void endsWhenTheExperimentIsGone() {
        var watch = watch(false, byEvents());
        server.on("GET /experiments/" + ID, FakeServer.problem(404, "{\"detail\": \"It is gone.\"}"));

        assertThatThrownBy(watch::follow).isInstanceOf(ServerProblem.class).hasMessage("It is gone.");
    }
}

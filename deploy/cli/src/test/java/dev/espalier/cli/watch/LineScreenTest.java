package dev.espalier.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.text.Terminal;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineScreenTest {

    private final StringWriter out = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();
    private final LineScreen screen = new LineScreen(
            new Terminal(
                    new PrintWriter(out),
                    new PrintWriter(out),
                    OutputStream.nullOutputStream(),
                    new BufferedReader(Reader.nullReader()),
                    false,
                    false,
                    false,
                    0),
            nanos::get);

    private void show(double atSeconds, String status, int rounds) throws JsonProcessingException {
        nanos.set((long) (atSeconds * 1e9));
        screen.show(new Standing(Json.parse(
                "{\"id\": \"a-1\", \"status\": \"%s\", \"rounds\": %d, \"trials\": %d, \"gpuSeconds\": 3600, \"budget\": {\"trials\": 100}, \"front\": 3}"
                        .formatted(status, rounds, rounds * 10))));
    }

    @Test
    void tellsARoundAtMostEveryTwoSeconds() throws JsonProcessingException {
        show(0, "running", 0);
        show(1, "running", 1);
        show(1.9, "running", 2);
        show(2.1, "running", 3);
        show(9, "running", 3);

        assertThat(out.toString().lines())
                .containsExactly(
                        "a-1  running  round 1  0/100 trials  best front of 3  1.00 GPU h",
                        "a-1  running  round 4  30/100 trials  best front of 3  1.00 GPU h  ETA 5 s");
    }

    private void train(double atSeconds, String running) throws JsonProcessingException {
        nanos.set((long) (atSeconds * 1e9));
        screen.show(new Standing(
                Json.parse(
                        "{\"id\": \"a-1\", \"status\": \"running\", \"rounds\": 0, \"trials\": 0, \"gpuSeconds\": 0, \"budget\": {\"trials\": 100}}"),
                new UnderWay(Json.items(Json.parse(running)))));
    }

    @Test
    void tellsWhatIsUnderWayWhileARoundTakesLong() throws JsonProcessingException {
        train(0, "[]");
        train(10, "[{\"trial\": \"0-1\", \"at\": 0, \"of\": 0, \"unit\": \"\", \"awaited\": []}]");
        train(31, "[{\"trial\": \"0-1\", \"at\": 1.25, \"of\": 4, \"unit\": \"epochs\", \"awaited\": []}]");
        train(40, "[{\"trial\": \"0-1\", \"at\": 2, \"of\": 4, \"unit\": \"epochs\", \"awaited\": []}]");
        train(62, "[{\"trial\": \"0-1\", \"at\": 4, \"of\": 4, \"unit\": \"epochs\", \"awaited\": [\"pi\"]}]");
        train(93, "[{\"trial\": \"0-1\", \"at\": 4, \"of\": 4, \"unit\": \"epochs\", \"awaited\": [\"pi\"]}]");

        assertThat(out.toString().lines())
                .containsExactly(
                        "a-1  running  round 1  0/100 trials  0.00 GPU h",
                        "a-1  running  round 1  0/100 trials  0.00 GPU h  1 under way: 0-1 at 1.3 of 4 epochs",
                        "a-1  running  round 1  0/100 trials  0.00 GPU h  1 under way: 0-1 to be measured on pi");
    }

    private void warm(double atSeconds, int done) throws JsonProcessingException {
        nanos.set((long) (atSeconds * 1e9));
        screen.show(new Standing(Json.parse(
                "{\"id\": \"a-1\", \"status\": \"running\", \"rounds\": 0, \"trials\": 0, \"budget\": {\"trials\": 100}, \"warmedUp\": false, \"warmup\": {\"done\": %d, \"whole\": 20, \"unit\": \"epochs\", \"note\": \"\"}}"
                        .formatted(done))));
    }

    @Test
    void tellsAWarmUpBeforeTheFirstRound() throws JsonProcessingException {
        warm(0, 1);
        warm(1, 2);
        warm(2.1, 3);
        warm(9, 3);
        show(9.1, "running", 1);
        show(12, "running", 2);

        assertThat(out.toString().lines())
                .containsExactly(
                        "a-1  running  warming up  1/20 epochs",
                        "a-1  running  warming up  3/20 epochs",
                        "a-1  running  round 2  10/100 trials  best front of 3  1.00 GPU h",
                        "a-1  running  round 3  20/100 trials  best front of 3  1.00 GPU h  ETA 23 s");
    }

    @Test
    void tellsAChangeOfStatusAtOnce() throws JsonProcessingException {
        show(0, "running", 1);
        show(0.1, "paused", 1);
        show(0.2, "finished", 2);

        assertThat(out.toString().lines().map(line -> line.split(" +")[1]))
                .containsExactly("running", "paused", "finished");
    }
}

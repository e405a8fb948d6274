package dev.espalier.bench;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Rounds;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** How long the pages and the API of an experiment with very many trials take, and how much they transfer. */
@Singleton
public final class PageBench {

    private static final int TIMES = 100;

    private static final int MORE = 20_000;

    private final EngineBench engine;
    private final Rounds rounds;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    PageBench(EngineBench engine, Rounds rounds) {
        this.engine = engine;
        this.rounds = rounds;
    }

    /** Fills an experiment with trials, then asks for its pages a hundred times each. */
    public void run(int trials, String server, PrintStream out) throws IOException, InterruptedException {
        out.println("Pages: " + Machine.line());
        var experiment = engine.search("pages", trials, 256, 0);
        out.printf("an experiment of %,d trials; %d requests each, gzip%n", experiment.trials(), TIMES);
        out.printf("%-64s %9s %9s %9s%n", "", "p50 ms", "p95 ms", "bytes");
        for (var path : paths(experiment)) {
            measure(server, path, out);
        }
        showNewResults(server, experiment, out);
    }

    /** Lets the search go on, as fast as it can, under an open page. */
    private void showNewResults(String server, ExperimentView experiment, PrintStream out) throws InterruptedException {
        try (var page = new OpenPage(http, server, experiment.id())) {
            var end = engine.goOn(experiment.id(), experiment.trials() + MORE);
            while (page.shown(end.trials()) == null) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            var millis = rounds.spaced(experiment.id(), Integer.MAX_VALUE).stream()
                    .filter(round -> round.trials() > experiment.trials())
                    .mapToDouble(round -> Duration.between(
                                    round.closedAt(), Objects.requireNonNull(page.shown(round.trials())))
                            .toMillis())
                    .sorted()
                    .toArray();
            out.printf(
                    "a result is in an open page after: median %.0f ms, p95 %.0f ms, longest %.0f ms (%d rounds)%n",
                    millis[millis.length / 2],
                    millis[millis.length * 95 / 100],
                    millis[millis.length - 1],
                    millis.length);
        }
    }

    private static List<String> paths(ExperimentView experiment) {
        var page = "/experiments/" + experiment.id();
        var api = "/api/v1" + page;
        return List.of(
                page,
                page + "?tab=front",
                page + "?tab=trials",
                page + "?tab=trials&sort=val_accuracy_pct&order=desc",
                page + "?tab=trials&sort=macs_m&status=measured",
                page + "?tab=trials&architecture=0-0-0",
                page + "?tab=rounds",
                page + "?tab=events",
                api + "/trials?sort=val_accuracy_pct&order=desc",
                api + "/trials?architecture=4-4-4-4-4-4",
                api + "/front",
                api + "/rounds",
                "/experiments");
    }

    private void measure(String server, String path, PrintStream out) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept-Encoding", "gzip")
                .build();
        var millis = new double[TIMES];
        int bytes = 0;
        for (int i = -10; i < TIMES; i++) {
            long start = System.nanoTime();
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                out.printf("%-64s answered %d%n", shortened(path), response.statusCode());
                return;
            }
            bytes = response.body().length;
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        out.printf("%-64s %9.1f %9.1f %,9d%n", shortened(path), millis[TIMES / 2], millis[TIMES * 95 / 100], bytes);
    }

    private static String shortened(String path) {
        return path.replaceFirst("bench-[a-z0-9-]+", "ID");
    }
}

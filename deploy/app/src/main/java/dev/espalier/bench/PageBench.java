package dev.espalier.bench;

import dev.espalier.ledger.ExperimentView;
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

/** How long the pages and the API of an experiment with very many trials take, and how much they transfer. */
@Singleton
public final class PageBench {

    private static final int TIMES = 100;

    private final EngineBench engine;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    PageBench(EngineBench engine) {
        this.engine = engine;
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

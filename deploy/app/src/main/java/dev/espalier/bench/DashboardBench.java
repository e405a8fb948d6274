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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard takes beside very many trials and experiments: how long its pages and its API are made, how much they
 * transfer, how soon a browser paints them, how many people it bears at once, and how soon they see a new result.
 */
@Singleton
public final class DashboardBench {

    private static final int TIMES = 100;

    private static final int MORE = 20_000;
    private static final int EXPERIMENTS = 2_000;
    private static final int AT_ONCE = 100;
    private static final int VIEWERS = 100;
    private static final int LOOKS = 10;
    private static final int COMPARED = 10_000;
    private static final int LOADS = 5;

    private final EngineBench engine;
    private final Rounds rounds;
    private final Crowd crowd;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    DashboardBench(EngineBench engine, Rounds rounds, Crowd crowd) {
        this.engine = engine;
        this.rounds = rounds;
        this.crowd = crowd;
    }

    /**
     * Fills the database, then asks for each page a hundred times, and once in a browser where there is one.
     *
     * @param python the interpreter that has optuna-dashboard, whose pages stand beside; null for no comparison
     */
    public void run(int trials, @Nullable String python, String server, PrintStream out)
            throws IOException, InterruptedException {
        out.println("Dashboard: " + Machine.line());
        var experiment = engine.search("dashboard", trials, 256, 0);
        var small = engine.search("small", 320, 16, 0);
        for (int from = 0; from < EXPERIMENTS; from += AT_ONCE) {
            crowd.add(small.id(), from, Math.min(EXPERIMENTS, from + AT_ONCE));
        }
        out.printf(
                "an experiment of %,d trials beside %,d others; %d requests each, gzip%n",
                experiment.trials(), EXPERIMENTS, TIMES);
        out.printf("%-64s %9s %9s %9s%n", "", "p50 ms", "p95 ms", "bytes");
        for (var path : Stream.concat(pages(experiment).stream(), api(experiment).stream())
                .toList()) {
            measure(server, path, out);
        }
        browse(server, pages(experiment), out);
        look(server, pages(experiment), out);
        showNewResults(server, experiment, out);
        drawNewResults(server, experiment, out);
        if (python != null) {
            compare(python, server, out);
        }
    }

    /** The page with the history of so many trials, by turns. */
    private void compare(String python, String server, PrintStream out) throws IOException, InterruptedException {
        var experiment = engine.search("compared", COMPARED, 16, 0);
        var started = Chromium.start(http);
        if (started.isEmpty()) {
            out.println("There is no chromium on this machine's path: nothing was compared.");
            return;
        }
        try (var chromium = started.get();
                var optuna = new OptunaPages(python, COMPARED)) {
            chromium.before(PageFigures.BEFORE);
            out.printf(
                    "%n%,d trials, until the history's chart is there; median of %d loads, nothing cached%n",
                    COMPARED, LOADS);
            var own = server + "/experiments/" + experiment.id();
            for (var rival : List.of(
                    new Rival("Espalier", own, "[data-chart] canvas"),
                    new Rival(optuna.versions(), optuna.address(), ".js-plotly-plot .main-svg"))) {
                out.println(rival.measured(chromium));
            }
        }
    }

    /** A dashboard's page, and what in it is its chart. */
    private record Rival(String name, String address, String chart) {

        String measured(Chromium chromium) {
            var loads = IntStream.range(0, LOADS)
                    .mapToDouble(_ -> PageFigures.untilThere(chromium, address, chart))
                    .sorted()
                    .toArray();
            var figures = PageFigures.read(chromium);
            return "%-44s %,7.0f ms (%,.0f to %,.0f), %d requests, %,d bytes, longest task %.0f ms"
                    .formatted(
                            name,
                            loads[LOADS / 2],
                            loads[0],
                            loads[LOADS - 1],
                            figures.requests(),
                            figures.bytes(),
                            figures.longestTaskMs());
        }
    }

    private void browse(String server, List<String> pages, PrintStream out) throws IOException, InterruptedException {
        var started = Chromium.start(http);
        if (started.isEmpty()) {
            out.println("There is no chromium on this machine's path: nothing was measured in a browser.");
            return;
        }
        try (var chromium = started.get()) {
            chromium.before(PageFigures.BEFORE);
            out.printf(
                    "%n%-64s %9s %9s %9s %9s%n",
                    "in Chromium, nothing cached", "paint ms", "requests", "bytes", "task ms");
            for (var path : pages) {
                var figures = PageFigures.of(chromium, server + path);
                out.printf(
                        "%-64s %9.0f %9d %,9d %9.0f%n",
                        shortened(path),
                        figures.paintMs(),
                        figures.requests(),
                        figures.bytes(),
                        figures.longestTaskMs());
            }
        }
    }

    private void look(String server, List<String> pages, PrintStream out) throws InterruptedException {
        var millis = new Viewers(http, server).millis(VIEWERS, pages, LOOKS);
        out.printf(
                "%n%d people, a page a second each: median %.0f ms, p95 %.0f ms, longest %.0f ms (%,d pages)%n",
                VIEWERS,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length - 1],
                millis.length);
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

    /** Lets the search go on once more under a page that is open in a browser. */
    private void drawNewResults(String server, ExperimentView experiment, PrintStream out)
            throws IOException, InterruptedException {
        var started = Chromium.start(http);
        if (started.isEmpty()) {
            return;
        }
        try (var chromium = started.get()) {
            chromium.before(PageFigures.BEFORE);
            PageFigures.of(chromium, server + "/experiments/" + experiment.id());
            PageFigures.forgetCharts(chromium);
            engine.goOn(experiment.id(), experiment.trials() + 2 * MORE);
            var millis = PageFigures.charts(chromium);
            out.printf(
                    "%d charts drawn meanwhile: %s of the main thread%n",
                    millis.length,
                    millis.length == 0
                            ? "nothing"
                            : "median %.0f ms, longest %.0f ms"
                                    .formatted(millis[millis.length / 2], millis[millis.length - 1]));
        }
    }

    private static List<String> pages(ExperimentView experiment) {
        var page = "/experiments/" + experiment.id();
        return List.of(
                "/",
                "/experiments",
                "/experiments?q=tag%3Ateam%3Dvision+trials%3E100&sort=-best",
                page,
                page + "?tab=front",
                page + "?tab=trials",
                page + "?tab=trials&sort=val_accuracy_pct&order=desc",
                page + "?tab=trials&sort=macs_m&status=measured",
                page + "?tab=trials&architecture=0-0-0",
                page + "?tab=rounds",
                page + "?tab=events",
                page + "?tab=settings",
                page + "?tab=timeline",
                page + "?tab=decisions",
                page + "?tab=curves",
                page + "?tab=lineage",
                page + "?round=" + experiment.rounds() / 2,
                page + "/forks",
                "/compare?ids=" + experiment.id(),
                page + "/trials/1-0",
                "/races",
                "/devices",
                "/spaces",
                "/tables/nasbench201-cifar10",
                "/methods",
                "/datasets",
                "/system",
                "/experiments/new");
    }

    private static List<String> api(ExperimentView experiment) {
        var api = "/api/v1/experiments/" + experiment.id();
        var data = "/experiments/" + experiment.id() + "/data/";
        return List.of(
                api + "/trials?sort=val_accuracy_pct&order=desc",
                api + "/trials?architecture=4-4-4-4-4-4",
                api + "/front",
                api + "/rounds",
                data + "best",
                data + "front",
                data + "decisions",
                data + "front?round=" + experiment.rounds() / 2);
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

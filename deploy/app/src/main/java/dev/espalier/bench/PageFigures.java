package dev.espalier.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * What a browser takes for a page.
 *
 * @param paintMs until its first contentful paint, from the beginning of navigation
 * @param requests with the page's own
 * @param bytes of all of them as they are transferred
 * @param longestTaskMs of its main thread; 0 where none took 50 ms
 */
record PageFigures(double paintMs, int requests, long bytes, double longestTaskMs) {

    /** To be there before the page's own scripts: collects tasks of more than 50 ms, and what each chart drawn takes. */
    static final String BEFORE = """
            window.chartTasks = [];
            let library;
            const timed = (chart) => {
              const draw = chart.setOption.bind(chart);
              chart.setOption = (...what) => {
                const from = performance.now();
                draw(...what);
                window.chartTasks.push(performance.now() - from);
              };
              return chart;
            };
            Object.defineProperty(window, "echarts", {
              set: (loaded) => { library = loaded; },
              get: () => library && { ...library, init: (...where) => timed(library.init(...where)) },
            });
            window.longTasks = [];
            new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((e) => e.duration)))
                .observe({ type: "longtask", buffered: true });
            """;

    private static final String READ = """
            new Promise((done) => setTimeout(() => {
              const loads = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
              done({
                paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? -1,
                requests: loads.length,
                bytes: loads.reduce((sum, load) => sum + (load.transferSize ?? 0), 0),
                longest: Math.max(0, ...window.longTasks),
              });
            }, 1500))
            """;

    private static final String AWAITED = """
            new Promise((done) => {
              const look = () => document.querySelector("SELECTOR") ? done(performance.now()) : requestAnimationFrame(look);
              look();
            })
            """;

    /** Opens a page and says after how many milliseconds something stands in it, from the beginning of navigation. */
    static double untilThere(Chromium chromium, String address, String selector) {
        chromium.open(address);
        return chromium.evaluate(AWAITED.replace("SELECTOR", selector)).asDouble();
    }

    /** What has been taken for the page that is open. */
    static PageFigures read(Chromium chromium) {
        return of(chromium.evaluate(READ));
    }

    /** Opens a page and reads what that took, a moment after its load. */
    static PageFigures of(Chromium chromium, String address) {
        chromium.open(address);
        return read(chromium);
    }

    /** Forgets which charts the open page drew until now. */
    static void forgetCharts(Chromium chromium) {
        chromium.evaluate("window.chartTasks.length = 0");
    }

    /** How long the main thread took for each chart that the open page drew, in milliseconds, sorted. */
    static double[] charts(Chromium chromium) {
        var read = chromium.evaluate("window.chartTasks");
        return StreamSupport.stream(read.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .sorted()
                .toArray();
    }

    private static PageFigures of(JsonNode read) {
        return new PageFigures(
                read.path("paint").asDouble(),
                read.path("requests").asInt(),
                read.path("bytes").asLong(),
                read.path("longest").asDouble());
    }
}

package dev.espalier.bench;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a browser takes for a page.
 *
 * @param paintMs until its first contentful paint, from the beginning of navigation
 * @param requests with the page's own
 * @param bytes of all of them as they are transferred
 * @param longestTaskMs of its main thread; 0 where none took 50 ms
 */
record PageFigures(double paintMs, int requests, long bytes, double longestTaskMs) {

    /** To be there before the page's own scripts: collects tasks of more than 50 ms. */
    static final String BEFORE = """
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
              const look = () => document.querySelector(%s) ? done(performance.now()) : requestAnimationFrame(look);
              look();
            })
            """;

    /** Opens a page and says after how many milliseconds something stands in it, from the beginning of navigation. */
    static double untilThere(Chromium chromium, String address, String selector) {
        chromium.open(address);
        return chromium.evaluate(AWAITED.formatted('"' + selector + '"')).asDouble();
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

    private static PageFigures of(JsonNode read) {
        return new PageFigures(
                read.path("paint").asDouble(),
                read.path("requests").asInt(),
                read.path("bytes").asLong(),
                read.path("longest").asDouble());
    }
}

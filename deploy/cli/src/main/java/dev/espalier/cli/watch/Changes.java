package dev.espalier.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Events;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.server.Server;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells when something has changed: by the server's events, and while they do not come, because the server or a proxy
 * does not let them through, by the clock. A broken stream is opened again.
 */
final class Changes implements AutoCloseable {

    private final Server server;
    private final Supplier<Route> route;
    private final Timing timing;
    private final BlockingQueue<JsonNode> arrived = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile @Nullable Events stream;
    private volatile boolean closed;

    Changes(Server server, Supplier<Route> route, Timing timing) {
        this.server = server;
        this.route = route;
        this.timing = timing;
        this.reader = Thread.ofPlatform().daemon().name("events").unstarted(this::read);
    }

    void start() {
        reader.start();
    }

    private void read() {
        while (!closed) {
            try (var events = server.events(route.get())) {
                stream = events;
                for (var data = events.next(); data != null && !closed; data = events.next()) {
                    arrived.add(data);
                }
            } catch (IOException | RuntimeException e) {
                // The watcher asks by the clock until the stream is back, and tells when nothing answers.
            }
            stream = null;
            if (!rested()) {
                return;
            }
        }
    }

    private boolean rested() {
        try {
            Thread.sleep(timing.reopen());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Waits for the next change, which may not have been one, and for those that follow at once. */
    void await() throws InterruptedException {
        var wait = stream == null ? timing.poll() : timing.quiet();
        var first = arrived.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        long until = System.nanoTime() + timing.gap().toNanos();
        for (var next = first; next != null && !ending(next); ) {
            next = arrived.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        arrived.clear();
    }

    private static boolean ending(JsonNode change) {
        return !change.path("status").asText("running").equals("running");
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        var open = stream;
        if (open != null) {
            open.close();
        }
    }
}

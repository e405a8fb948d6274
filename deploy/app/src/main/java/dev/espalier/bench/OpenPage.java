package dev.espalier.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An experiment's page that is left open: told of a change, it fetches itself anew, at most twice a second. */
final class OpenPage implements AutoCloseable {

    private static final Duration APART = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI page;
    private final LinkedBlockingDeque<Integer> news = new LinkedBlockingDeque<>();
    private final List<View> views = new ArrayList<>();
    private final List<Thread> threads;

    /**
     * What the page showed from then on.
     *
     * @param trials that it showed at least
     */
    record View(int trials, Instant at) {}

    OpenPage(HttpClient http, String server, String experiment) {
        this.http = http;
        this.page = URI.create("%s/experiments/%s?tab=trials".formatted(server, experiment));
        var events = URI.create("%s/api/v1/experiments/%s/events".formatted(server, experiment));
        this.threads = List.of(Thread.startVirtualThread(() -> listen(events)), Thread.startVirtualThread(this::show));
    }

    private void listen(URI events) {
        try (var lines = http.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines())
                .body()) {
            for (var line : (Iterable<String>) lines.filter(line -> line.startsWith("data:"))::iterator) {
                news.add(JSON.readTree(line.substring("data:".length()))
                        .path("trials")
                        .asInt());
            }
        } catch (IOException | UncheckedIOException _) {
            // The page was closed.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void show() {
        try {
            while (true) {
                int told = news.take();
                while (!news.isEmpty()) {
                    told = news.take();
                }
                var request = HttpRequest.newBuilder(page)
                        .header("Accept-Encoding", "gzip")
                        .build();
                http.send(request, BodyHandlers.discarding());
                synchronized (views) {
                    views.add(new View(told, Instant.now()));
                }
                TimeUnit.MILLISECONDS.sleep(APART.toMillis());
            }
        } catch (IOException _) {
            // The page was closed.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the page first showed so many trials, or null before it does. */
    @Nullable
    Instant shown(int trials) {
        synchronized (views) {
            return views.stream()
                    .filter(view -> view.trials() >= trials)
                    .map(View::at)
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}

package dev.espalier.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** A Chromium without a window that is driven by its own protocol. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Chromium(Path profile, Process process, URI page, HttpClient http) {
        this.profile = profile;
        this.process = process;
        this.socket = http.newWebSocketBuilder().buildAsync(page, new Ear()).join();
        ask("Page.enable", Map.of());
        ask("Network.enable", Map.of());
        ask("Network.setCacheDisabled", Map.of("cacheDisabled", true));
    }

    /** Nothing where this machine has none. */
    static Optional<Chromium> start(HttpClient http) throws IOException, InterruptedException {
        var program = program();
        return program.isPresent() ? Optional.of(start(program.get(), http)) : Optional.empty();
    }

    private static Optional<Path> program() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Chromium start(Path program, HttpClient http) throws IOException, InterruptedException {
        var profile = Files.createTempDirectory("espalier-chromium");
        var process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--remote-debugging-port=0",
                        "--window-size=1440,900",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Chromium(profile, process, page(profile, http), http);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** It writes the port that it chose into its profile. */
    private static URI page(Path profile, HttpClient http) throws IOException, InterruptedException {
        var file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
            if (System.nanoTime() > end) {
                throw new IOException("Chromium did not start within %d s.".formatted(PATIENCE.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        var list = URI.create(
                "http://127.0.0.1:%s/json".formatted(Files.readAllLines(file).getFirst()));
        var answer = http.send(
                java.net.http.HttpRequest.newBuilder(list).build(), java.net.http.HttpResponse.BodyHandlers.ofString());
        for (var target : JSON.readTree(answer.body())) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IOException("Chromium opened no page.");
    }

    /** Loads a page, until its load event. */
    void open(String address) {
        loaded = new CompletableFuture<>();
        ask("Page.navigate", Map.of("url", address));
        loaded.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Runs before any script of the pages that are opened from now on. */
    void before(String script) {
        ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** What an expression comes to in the page, once it is settled. */
    JsonNode evaluate(String expression) {
        var answer =
                ask("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        return answer.path("result").path("value");
    }

    private JsonNode ask(String method, Map<String, Object> parameters) {
        int id = asked.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        awaited.put(id, answer);
        try {
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                    .join();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Hands answers to whoever asked. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void hear(String message) {
            try {
                var heard = JSON.readTree(message);
                var answer = awaited.remove(heard.path("id").asInt());
                if (answer != null) {
                    answer.complete(heard.path("result"));
                } else if (heard.path("method").asText().equals("Page.loadEventFired")) {
                    loaded.complete(null);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.destroy();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
        PathUtils.deleteDirectory(profile);
    }
}

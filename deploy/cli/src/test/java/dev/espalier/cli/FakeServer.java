package dev.espalier.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers over HTTP what a test says, and remembers what it was asked. */
public final class FakeServer implements AutoCloseable {

    public static final String ROOT = "/api/v1";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** What came: {@code POST /experiments?paused=true}, its headers and its body. */
    public record Asked(String line, Map<String, String> headers, String body) {}

    /** Handles one request, whose body has been read. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    public FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        var query = exchange.getRequestURI().getRawQuery();
        var route = exchange.getRequestMethod() + " " + path.substring(Math.min(ROOT.length(), path.length()));
        var headers = new ConcurrentHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(query == null ? route : route + "?" + query, headers, body));
        answers.getOrDefault(
                        route,
                        problem(404, "{\"title\": \"Unknown\", \"problems\": [\"There is no such thing here.\"]}"))
                .to(exchange);
    }

    /** @param route as in {@code GET /experiments} */
    public FakeServer on(String route, Answer answer) {
        answers.put(route, answer);
        return this;
    }

    public FakeServer on(String route, String json) {
        return on(route, json(200, json));
    }

    public static Answer json(int status, String json) {
        return text(status, "application/json", json);
    }

    public static Answer problem(int status, String json) {
        return text(status, "application/problem+json", json);
    }

    public static Answer text(int status, String type, String text) {
        return exchange -> {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        };
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    public Asked last() {
        return asked.getLast();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

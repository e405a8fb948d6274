package dev.espalier.app;

import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this process answers, and the file in the data folder that tells the command line. */
@Singleton
final class Address {

    private final String host;
    private final Path file;
    private final HttpServer http;

    Address(
            @ConfigProperty(name = "espalier.host") String host,
            @ConfigProperty(name = "espalier.home") String home,
            HttpServer http) {
        this.host = host;
        this.file = Path.of(home).resolve("server.url");
        this.http = http;
    }

    String url() {
        var name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://%s:%d".formatted(name.contains(":") ? "[" + name + "]" : name, http.getPort());
    }

    /** Until the process ends. */
    void publish() {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void withdraw() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.espalier.api;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Requests that are sent as they are written, and many of them. */
final class Raw {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Raw() {}

    /** @param path encoded already */
    static HttpResponse<String> send(String method, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(RestAssured.port, path)))
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

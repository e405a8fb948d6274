package dev.espalier.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Many people who look at pages at once, each at one page every second. */
final class Viewers {

    private static final long APART_MS = 1_000;

    private final HttpClient http;
    private final String server;

    Viewers(HttpClient http, String server) {
        this.http = http;
        this.server = server;
    }

    /**
     * How long their pages took, sorted, in milliseconds.
     *
     * @param paths of pages, by turns
     * @param each pages that everybody asks for
     */
    double[] millis(int viewers, List<String> paths, int each) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, viewers)
                    .<Callable<double[]>>mapToObj(viewer -> () -> look(viewer, paths, each))
                    .toList();
            return threads.invokeAll(tasks).stream()
                    .flatMapToDouble(task -> Arrays.stream(result(task)))
                    .sorted()
                    .toArray();
        }
    }

    private static double[] result(Future<double[]> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while viewers were awaited.");
        }
    }

    private double[] look(int viewer, List<String> paths, int each) throws IOException, InterruptedException {
        var millis = new double[each];
        // Not all in the same moment.
        TimeUnit.MILLISECONDS.sleep(viewer * APART_MS / 100 % APART_MS);
        for (int i = 0; i < each; i++) {
            var request = HttpRequest.newBuilder(URI.create(server + paths.get((viewer + i) % paths.size())))
                    .header("Accept-Encoding", "gzip")
                    .build();
            long start = System.nanoTime();
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            millis[i] = (System.nanoTime() - start) / 1e6;
            if (status != 200) {
                throw new IOException("%s answered %d.".formatted(request.uri(), status));
            }
            TimeUnit.MILLISECONDS.sleep(Math.max(0, APART_MS - (long) millis[i]));
        }
        return millis;
    }
}

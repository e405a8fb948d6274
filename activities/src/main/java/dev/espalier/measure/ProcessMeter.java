package dev.espalier.measure;

import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Protocol;
import dev.espalier.hardware.measure.Reading;
import dev.espalier.onnx.OnnxModel;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.weights.InitialWeights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Times networks on this machine's processor, in a process of its own that ends with it. */
public final class ProcessMeter implements Meter {

    private static final String REFERENCE = "reference.onnx";
    private static final long SEED = 1;

    private final Path folder;
    private final Process process;
    private final BufferedReader answers;
    private final int batch;
    private final int threads;
    private final Protocol networks;
    private final Protocol references;
    private final boolean calmFirst;

    public ProcessMeter(MeasuredDevice device) {
        this(device.device().batch(), device.threads(), Protocol.NETWORK, Protocol.REFERENCE, true);
    }

    /**
     * @param batch images at a time
     * @param threads that share an inference
     * @param calmFirst whether to begin only while others do little
     */
    ProcessMeter(int batch, int threads, Protocol network, Protocol reference, boolean calmFirst) {
        this.batch = batch;
        this.threads = threads;
        this.networks = network;
        this.references = reference;
        this.calmFirst = calmFirst;
        try {
            this.folder = Files.createTempDirectory("espalier-meter");
            write(REFERENCE, ReferenceNetwork.make());
            this.process = start();
            this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MeterProcess.class.getName(),
                        Integer.toString(threads)))
                .redirectError(folder.resolve("errors").toFile());
        // What is measured is nobody's business.
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        // Set for trainings; a network is measured as it would run by itself.
        builder.environment().remove("GLIBC_TUNABLES");
        return builder.start();
    }

    private Path write(String name, Network network) throws IOException {
        var model = OnnxModel.bytes(network, InitialWeights.of(network, SEED), new TreeMap<>());
        return Files.write(folder.resolve(name), model);
    }

    @Override
    public Reading reference() {
        return ask(new Job(folder.resolve(REFERENCE).toString(), 3, 32, 1, threads, references, calmFirst));
    }

    @Override
    public Subject subject(Network network) {
        try {
            var file = write("network.onnx", network);
            var input = (Op.Input) network.nodes().getFirst().op();
            var job = new Job(file.toString(), input.channels(), input.size(), batch, threads, networks, calmFirst);
            return () -> ask(job);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reading ask(Job job) {
        try {
            var writer = process.outputWriter(StandardCharsets.UTF_8);
            writer.write(Reply.MAPPER.writeValueAsString(job) + "\n");
            writer.flush();
            var line = answers.readLine();
            if (line == null) {
                throw new MeterFailure("The process that measures has ended: " + lastWords());
            }
            var reply = Reply.MAPPER.readValue(line, Reply.class);
            if (reply.reading() == null) {
                throw new MeterFailure(reply.error() == null ? "it answered nothing" : reply.error());
            }
            return reply.reading();
        } catch (IOException e) {
            throw new MeterFailure("The process that measures has ended: " + lastWords(), e);
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(folder.resolve("errors"));
            return lines.isEmpty() ? "it left no word." : lines.getLast();
        } catch (IOException e) {
            return "it left no word.";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            for (var file : List.of("network.onnx", REFERENCE, "errors")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}

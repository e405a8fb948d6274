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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Times networks on this machine's processor, in a process of its own that ends with it. */
public final class ProcessMeter implements Meter {

    private static final String REFERENCE = "reference.onnx";
    private static final String ERRORS = "errors";
    private static final long SEED = 1;

    /** For the virtual machine to start and the runtime to load, on however slow a machine. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    /** So many times as long as its bursts may take a sitting of a network whose least bursts take longer. */
    private static final int SLOWEST = 4;

    private final MeterFolder folder;
    private final Process process;
    private final BufferedReader answers;
    private final int batch;
    private final int threads;
    private final Protocol networks;
    private final Protocol references;
    private final boolean calmFirst;
    private final Duration grace;

    public ProcessMeter(MeasuredDevice device) {
        this(device.device().batch(), device.threads(), Protocol.NETWORK, Protocol.REFERENCE, true);
    }

    /**
     * @param batch images at a time
     * @param threads that share an inference
     * @param calmFirst whether to begin only while others do little
     */
    ProcessMeter(int batch, int threads, Protocol network, Protocol reference, boolean calmFirst) {
        this(batch, threads, network, reference, calmFirst, GRACE);
    }

    /** @param grace how long an answer may take beyond what its bursts do */
    ProcessMeter(int batch, int threads, Protocol network, Protocol reference, boolean calmFirst, Duration grace) {
        this.batch = batch;
        this.threads = threads;
        this.networks = network;
        this.references = reference;
        this.calmFirst = calmFirst;
        this.grace = grace;
        try {
            this.folder = MeterFolder.make(Path.of(System.getProperty("java.io.tmpdir")));
            this.process = started();
            this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process started() throws IOException {
        try {
            write(REFERENCE, ReferenceNetwork.make());
            return start();
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
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
                .redirectError(folder.file(ERRORS).toFile());
        // What is measured is nobody's business.
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        // Set for trainings; a network is measured as it would run by itself.
        builder.environment().remove("GLIBC_TUNABLES");
        return builder.start();
    }

    private Path write(String name, Network network) throws IOException {
        var model = OnnxModel.bytes(network, InitialWeights.of(network, SEED), new TreeMap<>());
        return folder.write(name, model);
    }

    @Override
    public Reading reference() {
        return ask(new Job(folder.file(REFERENCE).toString(), 3, 32, 1, threads, references, calmFirst));
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
            var reply = Reply.MAPPER.readValue(answer(most(job.protocol())), Reply.class);
            if (reply.reading() == null) {
                throw new MeterFailure(reply.error() == null ? "it answered nothing" : reply.error());
            }
            return reply.reading();
        } catch (IOException e) {
            throw new MeterFailure("The process that measures has ended: " + folder.lastLine(ERRORS), e);
        }
    }

    /** How long a sitting may take, that of a network included whose least bursts are long. */
    private Duration most(Protocol protocol) {
        return grace.plusMillis((long) (SLOWEST * (protocol.warmUpMs() + protocol.mostMs())));
    }

    /** A process that is late is ended, which ends what it would answer. */
    private String answer(Duration most) {
        var late = new AtomicBoolean();
        var alarm = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    process.destroyForcibly();
                },
                CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS));
        var line = line();
        alarm.cancel(false);
        if (line != null) {
            return line;
        }
        throw new MeterFailure(
                late.get()
                        ? "The process that measures gave no answer within %d s and was ended."
                                .formatted(most.toSeconds())
                        : "The process that measures has ended: " + folder.lastLine(ERRORS));
    }

    /** Null where there is no more. Java closes what a process that was ended wrote, maybe while it is read. */
    private @Nullable String line() {
        try {
            return answers.readLine();
        } catch (IOException _) {
            return null;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } finally {
            folder.close();
        }
    }
}

package dev.espalier.measure;

import dev.espalier.hardware.measure.Finding;
import dev.espalier.hardware.measure.Finding.Steady;
import dev.espalier.hardware.measure.Protocol;
import dev.espalier.space.Network;
import dev.espalier.space.cell.NasBench201;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether disturbances are noticed on this machine: one network timed again and again, alone and beside processes that
 * disturb on purpose. Unlike a measurement, it begins however busy the machine is, since bursts are to be judged.
 */
public final class LatencyBench {

    private static final int SITTINGS = 20;

    /** A cell of two convolutions and a pooling, about a millisecond on a processor of a server. */
    private static final int CELL = 8_000;

    private final int sittings;

    /** With 20 sittings of each kind. */
    public LatencyBench() {
        this(SITTINGS);
    }

    public LatencyBench(int sittings) {
        this.sittings = sittings;
    }

    public void run(PrintStream out) throws IOException, InterruptedException {
        out.println(
                "%-46s %8s %8s %8s %10s %10s".formatted("", "sittings", "accepted", "bursts", "rejected", "mean, ms"));
        var alone = row("alone", null, out);
        for (var kind : StressProcess.Kind.values()) {
            var words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            row("beside a process that " + words, kind, out);
        }
        out.println(alone == 0 ? "Nothing was accepted: this machine is busy." : "");
    }

    /** How many sittings were accepted. */
    private int row(String name, StressProcess.@Nullable Kind kind, PrintStream out)
            throws IOException, InterruptedException {
        var stress = kind == null ? null : start(kind);
        try (var meter = new ProcessMeter(1, 1, Protocol.NETWORK, Protocol.REFERENCE, false)) {
            var subject = meter.subject(network());
            var findings = new ArrayList<Finding>();
            for (int i = 0; i < sittings; i++) {
                findings.add(subject.time().finding());
            }
            return told(name, findings, out);
        } finally {
            if (stress != null) {
                stress.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        }
    }

    private static Network network() {
        var space = new NasBench201();
        return space.network(space.ofIndex(CELL));
    }

    private static Process start(StressProcess.Kind kind) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StressProcess.class.getName(),
                        kind.name()))
                .redirectErrorStream(true)
                .start();
        // Its virtual machine has to start before it disturbs as it should.
        TimeUnit.SECONDS.sleep(2);
        return process;
    }

    private static int told(String name, List<Finding> findings, PrintStream out) {
        var accepted = findings.stream()
                .filter(Steady.class::isInstance)
                .map(Steady.class::cast)
                .toList();
        int rejected = findings.stream()
                .flatMap(finding -> finding.rejected().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        int kept =
                accepted.stream().mapToInt(steady -> steady.figures().bursts()).sum();
        out.println("%-46s %8d %8d %8d %10d %10s"
                .formatted(
                        name,
                        findings.size(),
                        accepted.size(),
                        kept + rejected,
                        rejected,
                        accepted.isEmpty() ? "" : "%.3f".formatted(mean(accepted))));
        return accepted.size();
    }

    private static double mean(List<Steady> accepted) {
        return accepted.stream()
                .mapToDouble(steady -> steady.figures().meanMs())
                .average()
                .orElseThrow();
    }
}

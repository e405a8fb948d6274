package dev.espalier.measure;

import dev.espalier.hardware.measure.Conditions;
import dev.espalier.hardware.measure.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is known of the machine that this process runs on. */
final class ThisMachine {

    private static final String CPUINFO = "/proc/cpuinfo";

    private ThisMachine() {}

    static Machine describe() {
        return new Machine(
                host(),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                "%s %s, %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    /** As it calls itself; boards call themselves by their model. */
    private static String processor() {
        return Optional.<String>empty()
                .or(() -> ProcFile.field(CPUINFO, "model name"))
                .or(() -> ProcFile.field(CPUINFO, "Model"))
                .or(() -> ProcFile.field(CPUINFO, "Hardware"))
                .orElseGet(() -> System.getProperty("os.arch"));
    }

    static Conditions conditions(List<Integer> cores) {
        return new Conditions(
                clockMhz(cores.isEmpty() ? 0 : cores.getFirst()),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double clockMhz(int core) {
        var scaled = ProcFile.lines("/sys/devices/system/cpu/cpu%d/cpufreq/scaling_cur_freq".formatted(core));
        if (!scaled.isEmpty()) {
            return Double.parseDouble(scaled.getFirst()) / 1_000;
        }
        return ProcFile.lines(CPUINFO).stream()
                .filter(line -> line.startsWith("cpu MHz"))
                .skip(core)
                .map(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElse(0.0);
    }

    /** Begins to note anew how much memory this process has held at most. */
    static void forgetPeakMemory() {
        try {
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        } catch (IOException _) {
            // Only Linux keeps the note; the peak is told as 0 elsewhere.
        }
    }

    /** What this process holds now and has held at most, in megabytes; 0 where nobody says. */
    static double memoryMb(boolean peak) {
        return ProcFile.field("/proc/self/status", peak ? "VmHWM" : "VmRSS")
                .map(text -> ProcFile.numbers(text)[0] / 1_024.0)
                .orElse(0.0);
    }
}

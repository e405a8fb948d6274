package dev.espalier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that a measurement was taken on. */
public final class Machine {

    private Machine() {}

    /** Processor, cores, memory, Java and load, in one line. */
    public static String line() {
        var bean = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return "%s, %d cores, heap up to %d MB, Java %s, load %.1f at the start"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        Runtime.version().feature(),
                        bean.getSystemLoadAverage());
    }

    private static String processor() {
        return field(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch"));
    }

    /** What this process holds in memory, in MB; 0 where the system does not say. */
    public static long residentMb() {
        var kilobytes = field(Path.of("/proc/self/status"), "VmRSS", "0").replaceAll("[^0-9]", "");
        return Long.parseLong(kilobytes) >> 10;
    }

    private static String field(Path file, String name, String otherwise) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(otherwise);
        } catch (IOException _) {
            return otherwise;
        }
    }
}

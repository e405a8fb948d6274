package dev.espalier.measure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Keeps threads on cores, where the operating system lets it: on Linux. */
final class Cores {

    private static final int MASK_BYTES = 128;

    private Cores() {}

    /**
     * Keeps this thread, and those that it will start, on so many cores: on the fastest kind there is, and of those on the
     * last, since the first ones do the system's own work.
     *
     * @return the cores; none where threads cannot be kept
     */
    static List<Integer> keep(int threads) {
        var mask = new byte[MASK_BYTES];
        if (Native.affinity("sched_getaffinity", mask) < 0) {
            return List.of();
        }
        var chosen = chosen(BitSet.valueOf(mask), threads);
        return Native.affinity("sched_setaffinity", bits(chosen)) < 0 ? List.of() : chosen;
    }

    private static List<Integer> chosen(BitSet allowed, int threads) {
        return allowed.stream()
                .boxed()
                .sorted(Comparator.comparingLong(Cores::fastest)
                        .thenComparing(Comparator.naturalOrder())
                        .reversed())
                .limit(threads)
                .sorted()
                .toList();
    }

    /** Its highest clock in kilohertz, 0 where nobody says: then all are of one kind. */
    private static long fastest(int core) {
        return ProcFile.lines("/sys/devices/system/cpu/cpu%d/cpufreq/cpuinfo_max_freq".formatted(core)).stream()
                .findFirst()
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static byte[] bits(List<Integer> cores) {
        var set = new BitSet(8 * MASK_BYTES);
        cores.forEach(set::set);
        return Arrays.copyOf(set.toByteArray(), MASK_BYTES);
    }
}

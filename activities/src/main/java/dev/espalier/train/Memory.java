package dev.espalier.train;

import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import dev.espalier.method.Work;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.weights.Slots;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether there is memory for a training before it begins: one that cannot fit fails by itself, before the system ends
 * its whole process. In bytes, of the GPU where there is one.
 *
 * @param whole what there is
 * @param free what of it nobody uses now
 */
record Memory(LongSupplier whole, LongSupplier free) {

    private static final Duration ASKED = Duration.ofSeconds(5);

    /** How often it is asked again whether others have ended: for ten minutes. */
    private static final int TIMES = 120;

    private static final int ARRAYS_PER_WEIGHT = 3;

    /** Of the machine that this process trains on. */
    static Memory here() {
        var device = Torch.device();
        return device.isGpu()
                ? new Memory(
                        () -> CudaUtils.getGpuMemory(device).getMax(),
                        () -> CudaUtils.getGpuMemory(device).getMax()
                                - CudaUtils.getGpuMemory(device).getCommitted())
                : new Memory(system()::getTotalMemorySize, Memory::available);
    }

    private static OperatingSystemMXBean system() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }

    /** What the system would give, caches of files included; a container's own limit where that is less. */
    private static long available() {
        long free = system().getFreeMemorySize();
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            long available = 1024
                    * lines.filter(line -> line.startsWith("MemAvailable:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .findFirst()
                            .orElse(0);
            return available <= system().getTotalMemorySize() ? Math.max(free, available) : free;
        } catch (IOException _) {
            return free;
        }
    }

    /**
     * What a training takes at least: what each operation puts out, which stays until its gradient is known, and of each
     * weight the value, its gradient and what the rule remembers of it.
     */
    static long least(Network network, int batch) {
        var shapes = Shape.all(network);
        long values = network.nodes().stream()
                .filter(node -> !(node.op() instanceof Op.Identity || node.op() instanceof Op.Zero))
                .mapToLong(node -> Shape.of(shapes, node, node.name()).values())
                .sum();
        long weights = Slots.of(network).stream()
                .mapToLong(slot ->
                        slot.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact))
                .sum();
        return Float.BYTES * (values * batch + ARRAYS_PER_WEIGHT * weights);
    }

    /**
     * Waits while others have what is needed.
     *
     * @throws NoMemory when it cannot be had
     */
    void require(Network network, int batch, Work work) {
        long needed = least(network, batch);
        for (int asked = 0; needed > free.getAsLong(); asked++) {
            if (needed > whole.getAsLong() || asked == TIMES) {
                throw new NoMemory(needed, free.getAsLong(), whole.getAsLong(), batch);
            }
            work.rest(ASKED);
        }
    }
}

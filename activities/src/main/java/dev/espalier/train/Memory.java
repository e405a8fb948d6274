package dev.espalier.train;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import dev.espalier.method.Work;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import dev.espalier.space.Shape;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Slots;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether there is memory for a computation before it begins: one that cannot fit fails by itself, before the system ends
 * its whole process. In bytes, of the GPU where there is one.
 *
 * @param whole what there is
 * @param free what of it nobody uses now
 * @param promises to those that have not taken theirs yet
 */
public record Memory(LongSupplier whole, LongSupplier free, Promises promises) {

    private static final Duration ASKED = Duration.ofSeconds(5);

    /** How often it is asked again whether others have ended: for ten minutes. */
    private static final int TIMES = 120;

    /** The value, its gradient and what the rule remembers of it. */
    private static final int ARRAYS_OF_TRAINING = 3;

    private static final Promises OF_PROCESS = new Promises();

    /**
     * What a computation wants.
     *
     * @param what it is, as people call it
     * @param bytes the least that it takes
     * @param batch images at once
     * @param taken whether it holds its memory by now
     */
    public record Demand(String what, long bytes, int batch, BooleanSupplier taken) {

        static Demand ofTraining(Network network, int batch, BooleanSupplier taken) {
            return new Demand("training", least(network, batch, ARRAYS_OF_TRAINING), batch, taken);
        }
    }

    /** Of the machine that this process computes on. */
    public static Memory here() {
        var device = Torch.device();
        return device.isGpu()
                ? new Memory(() -> CudaUtils.getGpuMemory(device).getMax(), () -> free(device), OF_PROCESS)
                : new Memory(system()::getTotalMemorySize, Memory::available, OF_PROCESS);
    }

    private static long free(Device gpu) {
        Torch.giveBack();
        var memory = CudaUtils.getGpuMemory(gpu);
        return memory.getMax() - memory.getCommitted();
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
     * What it takes at least to differentiate a network, in bytes: what each operation puts out, which stays until its
     * gradient is known, and some arrays of all its weights.
     *
     * @param arrays how many values are held of each weight
     * @throws NoMemory when it is more than can be counted
     */
    public static long least(Network network, int batch, int arrays) {
        var shapes = Shape.all(network);
        long values = network.nodes().stream()
                .filter(node -> !(node.op() instanceof Op.Identity || node.op() instanceof Op.Zero))
                .mapToLong(node -> Shape.of(shapes, node, node.name()).values())
                .sum();
        long weights = Slots.of(network).stream().mapToLong(Slot::count).sum();
        try {
            requireOneArray(shapes.firstEntry().getValue(), batch);
            return Math.multiplyExact(
                    Float.BYTES, Math.addExact(Math.multiplyExact(values, batch), Math.multiplyExact(weights, arrays)));
        } catch (ArithmeticException _) {
            throw new NoMemory(batch);
        }
    }

    /** The images of a mini-batch lie in one array. */
    private static void requireOneArray(Shape image, int batch) {
        Math.toIntExact(Math.multiplyExact(Float.BYTES * image.values(), batch));
    }

    /**
     * Waits while others have what is wanted.
     *
     * @return to be closed once it is not wanted any more
     * @throws NoMemory when it cannot be had
     */
    public Promises.Promise require(Demand demand, Work work) {
        for (int asked = 0; ; asked++) {
            var promise = promises.make(demand, free);
            if (promise != null) {
                return promise;
            }
            if (demand.bytes() > whole.getAsLong() || asked == TIMES) {
                throw new NoMemory(demand, promises.left(free), whole.getAsLong());
            }
            work.rest(ASKED);
        }
    }
}

package dev.espalier.train;

import dev.espalier.train.Memory.Demand;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a process has promised of a memory and what is not taken of it yet: those that begin at the same time would all see
 * the same memory free. Safe for use by several threads at once.
 */
public final class Promises {

    private final Set<Promise> open = new HashSet<>();

    /** Kept open as long as its memory may still be wanted. */
    public final class Promise implements AutoCloseable {

        private final Demand demand;

        private Promise(Demand demand) {
            this.demand = demand;
        }

        @Override
        public void close() {
            synchronized (Promises.this) {
                open.remove(this);
            }
        }
    }

    /** Promises what is wanted, or gives null where it is more than is left. */
    synchronized @Nullable Promise make(Demand demand, LongSupplier free) {
        if (demand.bytes() > left(free)) {
            return null;
        }
        var promise = new Promise(demand);
        open.add(promise);
        return promise;
    }

    /** What is free and promised to nobody, in bytes, at least 0. */
    synchronized long left(LongSupplier free) {
        // First, or what is taken meanwhile would be in neither number.
        long promised = open.stream()
                .map(promise -> promise.demand)
                .filter(demand -> !demand.taken().getAsBoolean())
                .mapToLong(Demand::bytes)
                .sum();
        return Math.max(0, free.getAsLong() - promised);
    }
}

package dev.espalier.measure;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process that disturbs others, so that one can see whether it is noticed. It ends with its input. */
final class StressProcess {

    private static final int MANY = 1 << 24;

    private StressProcess() {}

    /** How it disturbs. */
    enum Kind {
        /** It computes all the time. */
        COMPUTES,
        /** It computes every other twentieth of a second. */
        COMPUTES_NOW_AND_THEN,
        /** It walks through more memory than any cache holds. */
        WALKS_THROUGH_MEMORY
    }

    /** @param arguments the name of a kind */
    public static void main(String... arguments) throws IOException {
        var kind = Kind.valueOf(arguments[0]);
        var over = new AtomicBoolean();
        Thread.ofPlatform().start(() -> disturb(kind, over));
        while (System.in.read() >= 0) {
            // Nobody writes: the input ends with whoever started this.
        }
        over.set(true);
    }

    private static void disturb(Kind kind, AtomicBoolean over) {
        var memory = new long[kind == Kind.WALKS_THROUGH_MEMORY ? MANY : 1 << 10];
        long begun = System.nanoTime();
        while (!over.get()) {
            for (int i = 0; i < memory.length; i += 8) {
                memory[i] += i;
            }
            if (kind == Kind.COMPUTES_NOW_AND_THEN && (System.nanoTime() - begun) / 50_000_000 % 2 == 1) {
                rest();
            }
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

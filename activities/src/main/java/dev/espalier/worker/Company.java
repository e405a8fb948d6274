package dev.espalier.worker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Who is evaluated beside whom in this process. What was cut off again and again without having saved anything may be what
 * ends its workers, so it is evaluated alone: if it is, it ends nobody else's work. What is the same is evaluated one
 * after the other, so that the second finds what came of the first.
 */
final class Company {

    /** Attempts that saved nothing, after which an evaluation is under suspicion. */
    private static final int SUSPICIOUS = 2;

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @param fruitless attempts before this one that saved nothing */
    <T> T run(int fruitless, Supplier<T> evaluation) {
        var place = fruitless >= SUSPICIOUS ? lock.writeLock() : lock.readLock();
        take(place);
        try {
            return evaluation.get();
        } finally {
            place.unlock();
        }
    }

    /**
     * One after the other among those of the same key.
     *
     * @param waiting for a while, done again until it is this one's turn
     */
    <T> T inTurn(String key, Runnable waiting, Supplier<T> evaluation) {
        while (!underWay.add(key)) {
            waiting.run();
        }
        try {
            return evaluation.get();
        } finally {
            underWay.remove(key);
        }
    }

    private static void take(Lock place) {
        try {
            place.lockInterruptibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The worker is shutting down.");
        }
    }
}

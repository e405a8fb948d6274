package dev.espalier.train;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Waits for work as long as it gets on. It is asked now and then, and has stalled when it stood still as often as that in
 * a row: a process that was stopped for a while and goes on has been asked once.
 *
 * @param steps a number that grows while the work gets on
 */
record Watch(LongSupplier steps, Duration asked, int times) {

    /** Half an hour. */
    static Watch over(LongSupplier steps) {
        return new Watch(steps, Duration.ofMinutes(1), 30);
    }

    /** @throws Stalled when it does not get on; what it does cannot be ended, but nobody waits for it */
    <T> T await(Future<T> work) throws InterruptedException, ExecutionException {
        long seen = steps.getAsLong();
        for (int silent = 0; silent < times; ) {
            try {
                return work.get(asked.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                long now = steps.getAsLong();
                silent = now == seen ? silent + 1 : 0;
                seen = now;
            }
        }
        work.cancel(true);
        throw new Stalled(asked.multipliedBy(times));
    }
}

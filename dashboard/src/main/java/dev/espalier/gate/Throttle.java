package dev.espalier.gate;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes whoever guesses passwords wait, by the user that they try and by the address that they try from. */
@Singleton
final class Throttle {

    private static final int FREE_OF_USER = 5;

    /** Several people may share an address. */
    private static final int FREE_OF_ADDRESS = 20;

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, Instant last) {

        /** After those that are free one second, then twice as long each time. */
        Duration wait(int free) {
            if (count < free) {
                return Duration.ZERO;
            }
            var doubled = Duration.ofSeconds(1L << Math.min(20, count - free));
            return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        }
    }

    /**
     * How long somebody must wait before they are listened to; nothing when they need not.
     *
     * @param user empty where no name is asked for
     */
    synchronized Optional<Duration> wait(String user, String address, Instant now) {
        return Stream.of(left(ofUser(user), FREE_OF_USER, now), left(ofAddress(address), FREE_OF_ADDRESS, now))
                .max(Duration::compareTo)
                .filter(Duration::isPositive);
    }

    private Duration left(String key, int free, Instant now) {
        var failed = key.equals(ofUser("")) ? null : failures.get(key);
        return failed == null
                ? Duration.ZERO
                : Duration.between(now, failed.last().plus(failed.wait(free)));
    }

    synchronized void failed(String user, String address, Instant now) {
        for (var key : new String[] {ofUser(user), ofAddress(address)}) {
            var before = failures.get(key);
            int earlier = before == null || before.last().plus(FORGOTTEN).isBefore(now) ? 0 : before.count();
            failures.put(key, new Failures(earlier + 1, now));
        }
    }

    /** It was no guess, after all; earlier ones from that address still count. */
    synchronized void passed(String user, String address) {
        failures.remove(ofUser(user));
        failures.computeIfPresent(
                ofAddress(address),
                (_, failed) -> failed.count() < 2 ? null : new Failures(failed.count() - 1, failed.last()));
    }

    private static String ofUser(String user) {
        return "user " + user;
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }
}

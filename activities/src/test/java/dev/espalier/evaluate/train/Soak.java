package dev.espalier.evaluate.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * The same for as long as it takes to see what leaks: {@code ESPALIER_TEST_SOAK=200} trainings, one in sixteen of which
 * goes wrong. The heap is to be touched before ({@code -XX:+AlwaysPreTouch}), or its first use counts as growth.
 */
class Soak extends SoakTest {

    private static final int WARM = 20;
    private static final long MOST_GROWTH_MB = 50;

    @Test
    void aProcessGrowsByLittleAfterItsTwentiethTraining() throws Exception {
        int count = Integer.parseInt(System.getenv().getOrDefault("ESPALIER_TEST_SOAK", "200"));
        var names = List.copyOf(POISON.keySet());
        var failures = new ArrayList<String>();
        long warm = 0;
        try (var workers = Executors.newFixedThreadPool(2)) {
            for (int first = 0; first < count; first += WARM) {
                var some = new ArrayList<Callable<Ended>>();
                for (int i = first; i < Math.min(count, first + WARM); i++) {
                    some.add(trial("soak-" + i, i % 16 == 15 ? POISON.get(names.get(i / 16 % names.size())) : null));
                }
                for (var ended : workers.invokeAll(some)) {
                    failures.add(ended.resultNow().failure());
                }
                warm = first == 0 ? residentMb() : warm;
                System.out.printf(
                        "%4d trainings, %2d failed: %5d MB resident, %4d MB of it heap%n",
                        failures.size(),
                        failures.stream().filter(said -> !said.isEmpty()).count(),
                        residentMb(),
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() >> 20);
            }
        }
        failures.stream()
                .filter(said -> !said.isEmpty())
                .distinct()
                .forEach(said ->
                        System.out.println("failed: " + said.lines().findFirst().orElse("")));
        assertThat(residentMb() - warm).isLessThan(MOST_GROWTH_MB);
    }
}

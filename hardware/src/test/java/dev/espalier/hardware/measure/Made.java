package dev.espalier.hardware.measure;

import java.util.List;
import java.util.SplittableRandom;

/** Made-up bursts of a device with two cores. */
final class Made {

    static final Machine MACHINE = new Machine("here", "A processor", 2, "Linux");
    static final Setup SETUP = new Setup("a runtime", 1, List.of(1), 1, "fp32");

    private final SplittableRandom random = new SplittableRandom(17);

    /** Nobody else is there; single inferences vary by 3 % and now and then one takes twice as long. */
    Burst quiet(double millis) {
        return burst(millis, 0, 0, 0, 4);
    }

    /** A process that computes all the time shares the core. */
    Burst preempted(double millis) {
        return burst(2 * millis, 75, 0, 0, 150);
    }

    /** It runs on the other core. */
    Burst crowded(double millis) {
        return burst(1.01 * millis, 0, 0, 0, 140);
    }

    /** One in three inferences finds its data gone from a cache, which no counter tells. */
    Burst displaced(double millis) {
        var each = quiet(millis).millis();
        for (int i = 0; i < each.length; i += 3) {
            each[i] *= 1.2;
        }
        return new Burst(each, quiet(millis).evidence());
    }

    Burst stolen(double millis) {
        return burst(1.2 * millis, 0, 30, 0, 0);
    }

    private Burst burst(double millis, double waited, double stolen, long preemptions, double others) {
        var each = new double[30];
        for (int i = 0; i < each.length; i++) {
            double hiccup = random.nextInt(50) == 0 ? 2 : 1;
            each[i] = millis * hiccup * (1 + 0.03 * random.nextGaussian());
        }
        return new Burst(each, new Evidence(true, 150, 150 - waited, waited, preemptions, stolen, others, 2));
    }

    Reading reading(Finding finding) {
        return new Reading(finding, MACHINE, SETUP, new Conditions(2_000, 0), new Conditions(2_000, 1), 12);
    }
}

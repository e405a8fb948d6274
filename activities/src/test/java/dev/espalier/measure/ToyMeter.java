package dev.espalier.measure;

import dev.espalier.hardware.measure.Conditions;
import dev.espalier.hardware.measure.Figures;
import dev.espalier.hardware.measure.Finding;
import dev.espalier.hardware.measure.Reading;
import dev.espalier.hardware.measure.Setup;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A device on which a network takes a tenth of a millisecond for each of its convolutions, and a millisecond besides. */
public final class ToyMeter implements Meter {

    private final List<String> timed = new CopyOnWriteArrayList<>();
    private double referenceMs = 1;
    private boolean breaks;
    private final AtomicInteger disturbed = new AtomicInteger();

    /** What the reference network takes. */
    public ToyMeter reference(double millis) {
        referenceMs = millis;
        return this;
    }

    /** So many times others are at work when the reference network is to be timed. */
    public ToyMeter disturbed(int times) {
        disturbed.set(times);
        return this;
    }

    /** Whether every network ends the process that times it. */
    public ToyMeter breaking(boolean now) {
        breaks = now;
        return this;
    }

    /** The architectures that were timed, in order. */
    public List<String> timed() {
        return timed;
    }

    /** What a network takes. */
    public static double millis(Network network) {
        return 1
                + network.nodes().stream()
                                .filter(node -> node.op() instanceof Op.Conv)
                                .count()
                        / 10.0;
    }

    private static Reading reading(double millis) {
        var figures = new Figures(
                millis, millis / 100, 0.99 * millis, 1.01 * millis, millis, 1.05 * millis, 1.2 * millis, 1, 500, 10);
        return reading(new Finding.Steady(figures, new TreeMap<>()));
    }

    private static Reading reading(Finding finding) {
        return new Reading(
                finding,
                ThisMachine.describe(),
                new Setup("Toy Runtime 1", 1, List.of(1), 1, "fp32"),
                new Conditions(2_000, 0.1),
                new Conditions(2_000, 0.5),
                12.5);
    }

    @Override
    public Reading reference() {
        return disturbed.getAndDecrement() > 0
                ? reading(new Finding.Disturbed("others are at work", new TreeMap<>()))
                : reading(referenceMs);
    }

    @Override
    public Subject subject(Network network) {
        return () -> {
            timed.add(network.architecture().id());
            if (breaks) {
                throw new MeterFailure("The process that measures has ended: it left no word.");
            }
            return reading(millis(network));
        };
    }

    @Override
    public void close() {}
}

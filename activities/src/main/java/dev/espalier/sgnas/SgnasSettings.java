package dev.espalier.sgnas;

import dev.espalier.search.Metric;
import dev.espalier.setting.Ranges;
import dev.espalier.setting.Setting;
import dev.espalier.supernet.SupernetSettings;

/** What the search by a generator can be told. */
public record SgnasSettings(
        SupernetSettings supernet,

        @Setting(
                standard = Wanted.CONSTRAINT,
                summary = "The metric that answers keep to, known of architectures before they are evaluated; "
                        + "constraint: that of the first constraint of which this is true.")
        String cost,

        @Setting(
                standard = Wanted.CONSTRAINT,
                summary =
                        "The costs that are asked for, in the metric's unit: a number, or a range with its step as in "
                                + "270..450/10; constraint: the limit of the cost. Above that limit, the limit is asked for.")
        String targets,

        @Setting(
                standard = "8",
                summary =
                        "Architectures that the generator is to give for each target, the most promising first; 1 to 1000.")
        int candidates,

        @Setting(
                standard = "0",
                summary =
                        "The lowest cost that the generator learns to answer, in the metric's unit; 0 for a quarter of "
                                + "what the space spans, or the lowest target.")
        double low,

        @Setting(
                standard = "0",
                summary = "The highest, above the lowest; 0 for three quarters of what the space spans, or the highest "
                        + "target.")
        double high,

        @Setting(standard = "50", summary = "Epochs of the generator's training, 1 to 10000.")
        int generatorEpochs,

        @Setting(standard = "20", summary = "Steps in an epoch of the generator, 1 to 10000.")
        int generatorSteps,

        @Setting(standard = "4", summary = "Costs that the generator is asked for in a step, 1 to 64.")
        int constraints,

        @Setting(
                standard = "64",
                summary =
                        "Images of the validation split in a step of the generator, at least its constraints, to 4096.")
        int generatorBatch,

        @Setting(standard = "0.001", summary = "The generator's learning rate in its first epoch, above 0.")
        double generatorRate,

        @Setting(standard = "5", summary = "Temperature of the generator's softmax in its first epoch, above 0.")
        double temperature,

        @Setting(
                standard = "0.95",
                summary = "What rate and temperature are multiplied by after each of its epochs, above 0, to 1.")
        double cooling,

        @Setting(
                standard = "1",
                summary = "Random architectures that the generator starts from, 0 to 64; without any it answers all "
                        + "targets alike.")
        int priors,

        @Setting(
                standard = "9.72",
                summary = "How much it counts that an expected cost is not the one asked for, beside the loss of the "
                        + "task; at least 0.")
        double costWeight,

        @Setting(
                standard = "1000",
                summary = "Images of the validation split by which the supernet ranks candidates, at least 1.")
        int images) {

    private static final String NO_DATA_SET = "none";

    public SgnasSettings {
        new Metric(cost);
        Targets.of(targets);
        Ranges.between("candidates", candidates, 1, 1_000);
        Ranges.atLeast("low", low, 0);
        Ranges.atLeast("high", high, 0);
        Ranges.between("generator_epochs", generatorEpochs, 1, 10_000);
        Ranges.between("generator_steps", generatorSteps, 1, 10_000);
        Ranges.between("constraints", constraints, 1, 64);
        Ranges.between("generator_batch", generatorBatch, constraints, 4_096);
        Ranges.above("generator_rate", generatorRate);
        Ranges.above("temperature", temperature);
        if (!(cooling > 0 && cooling <= 1)) {
            throw new IllegalArgumentException("The cooling (%s) must be above 0 and at most 1.".formatted(cooling));
        }
        Ranges.between("priors", priors, 0, 64);
        Ranges.atLeast("cost_weight", costWeight, 0);
        Ranges.atLeast("images", images, 1);
    }

    /** Whether a supernet tells the generator of its task; otherwise it learns what architectures cost, and that alone. */
    boolean learnsTask() {
        return !supernet.dataset().equals(NO_DATA_SET);
    }

    /** How the generator learns where the range that it is to answer is known. */
    Plan plan(double lowest, double highest) {
        var released = CostLoss.RELEASED;
        return new Plan(
                lowest,
                highest,
                generatorEpochs,
                generatorSteps,
                constraints,
                generatorRate,
                temperature,
                cooling,
                priors,
                new CostLoss(costWeight, released.over(), released.under(), released.free()));
    }
}

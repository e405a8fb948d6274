package dev.espalier.evaluate.train;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.artifact.Sha256;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.setting.Settings;
import dev.espalier.train.Stopping;
import java.util.Arrays;
import java.util.Locale;

/**
 * Gives trainings up by what others of the same settings, space and fidelity had reached after as many epochs: those below
 * the median, or all but the best share at each rung of successive halving. Nobody waits for others: each is held against
 * those that came before it. With Hyperband some are asked early and some late, since what learns slowly would never survive an early
 * rung; each is held against those of its own bracket.
 *
 * @see <a href="https://doi.org/10.1145/3097983.3098043">Golovin et al., KDD 2017, Section 3.2.2</a> for the median
 * @see <a href="https://arxiv.org/abs/1810.05934">Li et al., MLSys 2020, Section 3.2</a> for halving without waiting
 * @see <a href="https://www.jmlr.org/papers/v18/16-558.html">Li et al., JMLR 2018, Algorithm 1</a> for Hyperband
 */
final class Rungs implements Stopping {

    /** Fewer say nothing of a median. */
    private static final int LEAST = 5;

    private final Once once;
    private final TrainSettings settings;
    private final long firstRung;
    private final String folder;
    private final String key;

    /** What a training had reached after some epochs. */
    private record Reached(double accuracyPct) {}

    /** @param key of everything that the candidate's training depends on */
    Rungs(ArtifactStore store, TrainSettings settings, String fingerprint, Candidate candidate, String key) {
        var of = new Of(
                Settings.decisive(settings),
                fingerprint,
                candidate.architecture().space(),
                candidate.fidelity());
        this.once = new Once(store);
        this.settings = settings;
        this.firstRung = firstRung(settings, candidate.fidelity(), key);
        this.folder = "rungs/" + Sha256.hex(Once.bytes(of)) + (hyperband(settings) ? "/from-" + firstRung : "");
        this.key = key;
    }

    private static boolean hyperband(TrainSettings settings) {
        return settings.giving() == TrainSettings.Giving.HYPERBAND;
    }

    private static long firstRung(TrainSettings settings, Fidelity fidelity, String key) {
        return hyperband(settings)
                ? new Brackets(settings.graceEpochs(), settings.eta(), settings.epochs(fidelity)).firstRung(key)
                : settings.graceEpochs();
    }

    /** What trainings share that are held against each other. */
    private record Of(TrainSettings settings, String fingerprint, String space, Fidelity fidelity) {}

    @Override
    public boolean hopeless(int epochs, double accuracyPct) {
        return switch (settings.giving()) {
            case NONE -> false;
            case MEDIAN -> epochs >= settings.graceEpochs() && belowMedian(others(epochs, accuracyPct), accuracyPct);
            case HALVING, HYPERBAND -> isRung(epochs) && !amongBest(others(epochs, accuracyPct), accuracyPct);
        };
    }

    /** Rungs lie at the first, at so many times it, and so on. */
    private boolean isRung(int epochs) {
        long rung = firstRung;
        while (rung < epochs) {
            rung *= settings.eta();
        }
        return rung == epochs;
    }

    private static boolean belowMedian(double[] others, double mine) {
        if (others.length < LEAST) {
            return false;
        }
        int half = others.length / 2;
        double median = others.length % 2 == 1 ? others[half] : (others[half - 1] + others[half]) / 2;
        return mine < median;
    }

    private boolean amongBest(double[] others, double mine) {
        int go = (others.length + 1) / settings.eta();
        long better = Arrays.stream(others).filter(other -> other > mine).count();
        // As long as there are fewer than one in so many, everyone goes on.
        return go == 0 || better < go;
    }

    /** What the others had reached, ascending; what this one has is kept for those to come. */
    private double[] others(int epochs, double mine) {
        var rung = String.format(Locale.ROOT, "%s/%06d", folder, epochs);
        once.write(rung + "/" + key + ".json", () -> new Reached(mine));
        return once.keys(rung).stream()
                .filter(one -> !one.endsWith("/" + key + ".json"))
                .flatMap(one -> once.find(one, Reached.class).stream())
                .mapToDouble(Reached::accuracyPct)
                .sorted()
                .toArray();
    }
}

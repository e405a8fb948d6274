package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.search.Ending;
import java.time.Duration;
import java.time.Instant;

/**
 * How an experiment is, in one sentence: does it need me?
 *
 * @param lead the word that counts: "Healthy."
 * @param rest what follows
 * @param needsYou whether it waits for somebody, or somebody should look
 */
public record Verdict(String lead, String rest, boolean needsYou) {

    private static final double MANY_FAILURES = 0.2;
    private static final Duration QUIET = Duration.ofMinutes(10);

    Verdict(String lead, String rest) {
        this(lead, rest, false);
    }

    private Verdict needingYou() {
        return new Verdict(lead, rest, true);
    }

    /** @param underWay evaluations that are being computed now */
    static Verdict of(ExperimentView experiment, int underWay, Instant now) {
        return switch (experiment.status()) {
            case RUNNING -> running(experiment, underWay, now);
            case PAUSED ->
                new Verdict(
                                "Paused since %s UTC.".formatted(Said.time(experiment.changedAt())),
                                "Nothing is started until somebody resumes it; then it goes on with %s."
                                        .formatted(
                                                experiment.warming() == null
                                                        ? "round " + Said.count(experiment.rounds() + 1)
                                                        : "its warm-up"))
                        .needingYou();
            case STOPPING ->
                new Verdict(
                        "Stopping.",
                        underWay == 0
                                ? "The round under way is being closed."
                                : "%s under way finish first.".formatted(Said.count(underWay, "evaluation")));
            case FINISHED -> finished(experiment);
            case STOPPED ->
                new Verdict(
                        "Stopped%s.".formatted(ended(experiment)),
                        "After %s and %s. It can be started again and goes on from there."
                                .formatted(rounds(experiment), trials(experiment)));
            case FAILED ->
                new Verdict(
                                "Failed%s.".formatted(ended(experiment)),
                                experiment.reason() == null ? "No reason was given." : experiment.reason())
                        .needingYou();
        };
    }

    private static Verdict running(ExperimentView experiment, int underWay, Instant now) {
        if (experiment.checkpoint() == null) {
            return new Verdict("Starting.", "The method gets ready; the first round follows.");
        }
        if (!experiment.checkpoint().ready()) {
            return new Verdict("Warming up.", warmingUp(experiment, now));
        }
        int own = experiment.trials();
        if (own >= 20 && experiment.failed() > MANY_FAILURES * own) {
            return new Verdict(
                            "Many trials fail.",
                            "%s of %s failed; the Trials tab says why."
                                    .formatted(Said.count(experiment.failed()), Said.count(own)))
                    .needingYou();
        }
        var quiet = Duration.between(experiment.changedAt(), now);
        if (quiet.compareTo(QUIET) > 0 && underWay == 0) {
            return new Verdict(
                            "Quiet.",
                            "Nothing has come in for %s and no evaluation is under way; maybe no worker serves its queue."
                                    .formatted(Said.duration(quiet)))
                    .needingYou();
        }
        return new Verdict("Healthy.", "Nothing waits for you. " + standing(experiment));
    }

    private static String standing(ExperimentView experiment) {
        var best = experiment.best();
        if (best == null) {
            return withoutBest(experiment);
        }
        int since = experiment.rounds() - best.round() - 1;
        return since <= 0
                ? "The best was found in the newest round."
                : "The best has stood since round %s, for %s."
                        .formatted(Said.count(best.round() + 1), Said.count(since, "round"));
    }

    /** What the best is follows from closed rounds only. */
    private static String withoutBest(ExperimentView experiment) {
        if (experiment.trials() == 0) {
            return "The first trials are under way.";
        }
        if (experiment.rounds() == 0) {
            return "%s came in; the best is known when the first round is closed."
                    .formatted(Said.count(experiment.trials(), "trial"));
        }
        return experiment.experiment().problem().constraints().isEmpty()
                ? "No trial has been measured yet."
                : "No trial keeps to the limits yet.";
    }

    private static String warmingUp(ExperimentView experiment, Instant now) {
        var warming = experiment.warming();
        return warming == null
                ? "The method prepares itself before its first round."
                : "%s are done; the first round follows%s."
                        .formatted(
                                warming.words(),
                                experiment
                                        .warmedUpAt()
                                        .map(end -> Duration.between(now, end))
                                        .filter(Duration::isPositive)
                                        .map(left -> " in about " + Said.duration(left))
                                        .orElse(""));
    }

    private static Verdict finished(ExperimentView experiment) {
        var lead = "Finished%s.".formatted(ended(experiment));
        if (experiment.ending() == Ending.NOTHING_LEFT) {
            return new Verdict(
                    lead,
                    experiment.reason() == null
                            ? "Nothing the method proposes keeps to the limits and is new."
                            : experiment.reason());
        }
        return new Verdict(
                lead,
                "The budget is spent: %s in %s, %s."
                        .formatted(trials(experiment), rounds(experiment), Said.gpuTime(experiment.gpuSeconds())));
    }

    private static String ended(ExperimentView experiment) {
        return experiment.endedAt() == null ? "" : " on %s UTC".formatted(Said.time(experiment.endedAt()));
    }

    private static String rounds(ExperimentView experiment) {
        return Said.count(experiment.rounds(), "round");
    }

    private static String trials(ExperimentView experiment) {
        return Said.count(experiment.trials(), "trial");
    }
}

package dev.espalier.api;

import dev.espalier.file.ExperimentFile;
import dev.espalier.ledger.ExperimentView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An experiment as it stands. */
@Schema(name = "Experiment")
public record ExperimentJson(
        String id,
        String name,

        @Schema(enumeration = {"running", "paused", "stopping", "finished", "stopped", "failed"})
        String status,

        @Schema(enumeration = {"budget_spent", "nothing_left", "stopped", "failed"}) @Nullable
        String ending,

        @Schema(description = "Why it failed.") @Nullable String reason,

        @Schema(description = "One more with every change while it runs.")
        int revision,

        @Schema(description = "One more at every change of its state.")
        int sequence,

        int rounds,
        int trials,
        int failed,
        int infeasible,
        int repeated,
        long gpuSeconds,
        Budget budget,

        @Schema(description = "SHA-256 of what the method has learned; empty before the start.")
        String stateSha256,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant changedAt,
        String space,
        String method,
        String evaluator,
        long seed,
        List<String> objectives,
        List<String> constraints,
        Map<String, String> labels,
        @Nullable Best best,

        @Schema(description = "How many trials no other dominates.")
        int front,

        @Nullable Fork fork,
        boolean warmedUp,

        @Schema(
                description = "How far what is trained before the first round is, and what came of it; null where the"
                        + " method trains nothing.")
        @Nullable
        Warmup warmup,

        long lostSeconds,
        int crashes,

        @Schema(description = "The race that it is a run of.") @Nullable
        String race,

        @Schema(description = "Wall time of the method itself, in seconds.")
        double thinkingSeconds,

        @Schema(description = "The file that describes it, every standard value written out.")
        Map<String, Object> file,

        Links links) {

    /** What it may spend; null where there is no limit. */
    public record Budget(
            @Nullable Integer trials,
            @Schema(examples = "500 h") @Nullable String gpuTime) {}

    /** The best trial that keeps to the limits. */
    public record Best(String trial, double value, String metric) {}

    /** Where it came from: the parent's round, counted from 1, after which it left. */
    public record Fork(String parent, int round, int sequence) {}

    /** What a method trains before its first round. */
    public record Warmup(
            long done,
            long whole,

            @Schema(examples = "steps") String unit,

            @Schema(description = "What is known of what has been learned.")
            String note,

            @Schema(description = "How much of it other experiments had left.")
            long reused,

            @Schema(description = "When it will be done at the pace so far; null once it is, and while nobody can say.")
            @Nullable
            Instant endsAt) {}

    /** Where it is found. */
    public record Links(String page, String self) {}

    static ExperimentJson of(ExperimentView view) {
        var experiment = view.experiment();
        var file = ExperimentFile.values(experiment);
        var ending = view.ending();
        var checkpoint = view.checkpoint();
        return new ExperimentJson(
                view.id(),
                view.name(),
                view.status().word(),
                ending == null ? null : ending.name().toLowerCase(Locale.ROOT),
                view.reason(),
                experiment.revision(),
                view.sequence(),
                view.rounds(),
                view.trials(),
                view.failed(),
                view.infeasible(),
                view.repeated(),
                view.gpuSeconds(),
                budget(file),
                view.stateSha256(),
                view.createdAt(),
                view.startedAt(),
                view.endedAt(),
                view.changedAt(),
                experiment.problem().space(),
                experiment.method().name(),
                experiment.evaluator().name(),
                experiment.seed(),
                words(file, "objectives"),
                words(file, "constraints"),
                experiment.labels(),
                best(view),
                view.front(),
                fork(view),
                checkpoint != null && checkpoint.ready(),
                warmup(view),
                view.lostSeconds(),
                view.crashes(),
                view.race(),
                view.thinkingMicros() / 1e6,
                file,
                new Links("/experiments/" + view.id(), ApiPaths.EXPERIMENTS + "/" + view.id()));
    }

    private static Budget budget(Map<String, Object> file) {
        return file.get("budget") instanceof Map<?, ?> budget
                ? new Budget(
                        budget.get("trials") instanceof Integer trials ? trials : null,
                        budget.get("gpu_time") instanceof String time ? time : null)
                : new Budget(null, null);
    }

    private static List<String> words(Map<String, Object> file, String key) {
        return file.get(key) instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static @Nullable Warmup warmup(ExperimentView view) {
        var warmup = view.warmup();
        if (warmup == null) {
            return null;
        }
        var progress = warmup.progress();
        return new Warmup(
                progress.done(),
                progress.whole(),
                progress.unit(),
                progress.note(),
                warmup.reused(),
                view.warmedUpAt().orElse(null));
    }

    private static @Nullable Best best(ExperimentView view) {
        var best = view.best();
        var objective = view.experiment().problem().objectives().getFirst();
        return best == null
                ? null
                : new Best(best.trial(), best.figure(), objective.metric().name());
    }

    private static @Nullable Fork fork(ExperimentView view) {
        var fork = view.experiment().fork();
        var round = view.forkRound();
        return fork == null ? null : new Fork(fork.parent(), round == null ? 0 : round, fork.sequence());
    }
}

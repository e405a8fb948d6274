package dev.espalier.page;

import dev.espalier.file.ExperimentFile;
import dev.espalier.file.Text;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes what the settings tab shows. */
@Singleton
final class Settings {

    private final Experiments experiments;

    Settings(Experiments experiments) {
        this.experiments = experiments;
    }

    SettingsView view(ExperimentView view) {
        return new SettingsView(
                ExperimentFile.write(view.experiment(), Text.Format.YAML).content(),
                facts(view),
                relatives(experiments.ancestors(view.id()), _ -> ""),
                relatives(
                        experiments.forks(view.id()),
                        fork -> fork.forkRound() == null ? "" : "after round " + Said.count(fork.forkRound())));
    }

    private static List<SettingsView.Fact> facts(ExperimentView view) {
        var facts = new ArrayList<SettingsView.Fact>();
        facts.add(new SettingsView.Fact("Id", view.id(), true));
        facts.add(new SettingsView.Fact("Revision", Said.count(view.experiment().revision()), false));
        facts.add(new SettingsView.Fact("Created", Said.time(view.createdAt()) + " UTC, by " + view.actor(), false));
        if (view.startedAt() != null) {
            facts.add(new SettingsView.Fact("Started", Said.time(view.startedAt()) + " UTC", false));
        }
        if (view.endedAt() != null) {
            facts.add(new SettingsView.Fact("Ended", Said.time(view.endedAt()) + " UTC", false));
        }
        var warmup = view.warmup();
        if (warmup != null && view.warming() == null) {
            facts.add(new SettingsView.Fact("Warm-up", warmup.outcome(), false));
        }
        facts.add(new SettingsView.Fact("Changes of state", Said.count(view.sequence()), false));
        if (!view.stateSha256().isEmpty()) {
            facts.add(new SettingsView.Fact("SHA-256 of the state", view.stateSha256(), true));
        }
        return facts;
    }

    private static List<SettingsView.Relative> relatives(
            List<ExperimentView> views, Function<ExperimentView, String> since) {
        return views.stream()
                .map(view -> {
                    var best = view.best();
                    var metric = MetricWords.objective(view.experiment());
                    return new SettingsView.Relative(
                            view.id(),
                            view.name(),
                            Badge.of(view.status()),
                            best == null ? "none yet" : metric.full(best.figure()),
                            since.apply(view));
                })
                .toList();
    }
}

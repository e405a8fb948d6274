package dev.espalier.page;

import dev.espalier.ledger.Accounts;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Experiments.Filter;
import dev.espalier.ledger.Forecasts;
import dev.espalier.ledger.Sorting;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.Term;
import dev.espalier.ledger.Terms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts the first page together. */
@Singleton
final class HomePages {

    private static final Filter RUNNING =
            new Filter(Terms.NONE.and(new Term.State(List.of(Status.RUNNING, Status.STOPPING))), "");
    private static final int SHOWN = 8;
    private static final int ENDED = 6;

    private final Experiments experiments;
    private final Accounts accounts;
    private final Forecasts forecasts;
    private final ExperimentLines lines;
    private final DevicePages devices;
    private final Needs needs;
    private final Clock clock = Clock.systemUTC();

    HomePages(
            Experiments experiments,
            Accounts accounts,
            Forecasts forecasts,
            ExperimentLines lines,
            DevicePages devices,
            Needs needs) {
        this.experiments = experiments;
        this.accounts = accounts;
        this.forecasts = forecasts;
        this.lines = lines;
        this.devices = devices;
        this.needs = needs;
    }

    HomeView view() {
        var now = Instant.now(clock);
        var measuring = devices.list().measuring();
        var waiting = needs.all(measuring, now);
        var running = experiments.page(RUNNING, Sorting.NEWEST, null, SHOWN).items();
        long all = experiments.counts(RUNNING).values().stream()
                .mapToLong(count -> count)
                .sum();
        return new HomeView(
                title(all, waiting.size()),
                say(running, measuring, now),
                waiting,
                running.stream().map(view -> lines.line(view, now)).toList(),
                all > running.size() ? Said.count(all) : "",
                measuring,
                experiments.ended(ENDED).stream()
                        .map(view -> lines.line(view, now))
                        .toList(),
                MethodShare.of(accounts.methods()),
                totals(),
                experiments.counts().values().stream().allMatch(count -> count == 0));
    }

    private static String title(long running, int needs) {
        var searches = running == 0 ? "No search" : Said.count(running, "search");
        return "%s running, %s"
                .formatted(
                        searches,
                        switch (needs) {
                            case 0 -> "nothing needs you";
                            case 1 -> "1 thing needs you";
                            default -> Said.count(needs) + " things need you";
                        });
    }

    private String say(List<ExperimentView> running, List<DeviceLine> devices, Instant now) {
        long served = devices.stream().filter(DeviceLine::served).count();
        var measuring = devices.isEmpty()
                ? ""
                : served == devices.size()
                        ? "Every device that measures has a worker."
                        : "%s of %s have a worker.".formatted(Said.count(served), Said.count(devices.size(), "device"));
        var next = running.stream()
                .flatMap(view -> forecasts.of(view).stream())
                .map(Forecasts.Forecast::end)
                .min(Instant::compareTo);
        return (measuring + next(next, now)).strip();
    }

    private static String next(Optional<Instant> end, Instant now) {
        return end.map(at -> " The next search ends %s UTC.".formatted(Said.shortTime(at, now)))
                .orElse("");
    }

    private List<HomeView.Total> totals() {
        var methods = accounts.methods();
        long trials = methods.stream().mapToLong(Accounts.OfMethod::takenTrials).sum();
        long seconds =
                methods.stream().mapToLong(Accounts.OfMethod::takenGpuSeconds).sum();
        return List.of(
                new HomeView.Total("Taken over by forks", Said.count(trials, "trial")),
                new HomeView.Total("Not evaluated again", Said.gpuTime(seconds)),
                new HomeView.Total("Lost to crashes", Said.gpuTime(accounts.lostSeconds())));
    }
}

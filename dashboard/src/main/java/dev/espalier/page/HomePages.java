package dev.espalier.page;

import dev.espalier.draw.UseStrip;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Experiments.Filter;
import dev.espalier.ledger.Forecasts;
import dev.espalier.ledger.Sorting;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.Sums;
import dev.espalier.ledger.Term;
import dev.espalier.ledger.Terms;
import dev.espalier.ledger.Workload;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts the first page together. */
@Singleton
final class HomePages {

    private static final Terms UNDER_WAY = Terms.NONE.and(new Term.State(List.of(Status.RUNNING, Status.STOPPING)));

    /** Those on their own. */
    private static final Filter RUNNING = new Filter(UNDER_WAY, "");

    private static final Filter RUNNING_ANYWHERE = Filter.of(UNDER_WAY);
    private static final int SHOWN = 8;
    private static final int ENDED = 6;

    /** The last day, half an hour a cell. */
    private static final Duration SPAN = Duration.ofMinutes(30);

    private static final int SPANS = 48;
    private static final int TICKS = 4;
    private static final int LANES = 10;

    private final Experiments experiments;
    private final Sums sums;
    private final Forecasts forecasts;
    private final Workload workload;
    private final ExperimentLines lines;
    private final DevicePages devices;
    private final Needs needs;
    private final Clock clock = Clock.systemUTC();

    HomePages(
            Experiments experiments,
            Sums sums,
            Forecasts forecasts,
            Workload workload,
            ExperimentLines lines,
            DevicePages devices,
            Needs needs) {
        this.experiments = experiments;
        this.sums = sums;
        this.forecasts = forecasts;
        this.workload = workload;
        this.lines = lines;
        this.devices = devices;
        this.needs = needs;
    }

    HomeView view() {
        var now = Instant.now(clock);
        var measuring = devices.list().measuring();
        var waiting = needs.all(measuring, now);
        var running = experiments.page(RUNNING, Sorting.NEWEST, null, SHOWN).items();
        var methods = sums.methods();
        long all = experiments.count(RUNNING);
        return new HomeView(
                title(all, waiting.size()),
                say(all > running.size() ? List.of() : running, measuring, now) + racing(all),
                waiting,
                running.stream().map(view -> lines.line(view, now)).toList(),
                all > running.size() ? Said.count(all) : "",
                new RawString(use(now)),
                measuring,
                experiments.ended(ENDED).stream()
                        .map(view -> lines.line(view, now))
                        .toList(),
                MethodShare.of(methods),
                totals(methods),
                experiments.count(Filter.ALL) == 0);
    }

    private String use(Instant now) {
        var lanes = workload.lanes(now, SPAN, SPANS, LANES);
        if (lanes.isEmpty()) {
            return "";
        }
        var start = now.minus(SPAN.multipliedBy(SPANS));
        var ticks = Stream.concat(
                        IntStream.range(0, TICKS)
                                .mapToObj(i -> Said.hour(start.plus(SPAN.multipliedBy(i * SPANS / TICKS)))),
                        Stream.of("now"))
                .toList();
        return UseStrip.of(
                lanes.stream()
                        .map(lane -> new UseStrip.Row(lane.name(), lane.busy()))
                        .toList(),
                ticks,
                "How busy workers and devices were in the last 24 hours");
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

    /** Runs of races are not listed one by one. */
    private String racing(long others) {
        long runs = experiments.count(RUNNING_ANYWHERE) - others;
        return runs == 0 ? "" : " Races have %s under way.".formatted(Said.count(runs, "run"));
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

    private List<HomeView.Total> totals(List<Sums.OfMethod> methods) {
        long trials = methods.stream().mapToLong(Sums.OfMethod::takenTrials).sum();
        long seconds =
                methods.stream().mapToLong(Sums.OfMethod::takenGpuSeconds).sum();
        return List.of(
                new HomeView.Total("Taken over by forks", Said.count(trials, "trial")),
                new HomeView.Total("Not evaluated again", Said.gpuTime(seconds)),
                new HomeView.Total("Lost to crashes", Said.gpuTime(sums.lostSeconds())));
    }
}

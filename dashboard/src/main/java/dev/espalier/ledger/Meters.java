package dev.espalier.ledger;

import dev.espalier.search.Trial;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the ledger tells Prometheus: searches by status, rounds, trials, their GPU time, and recoveries. */
@Singleton
public class Meters {

    private final MeterRegistry registry;
    private final Experiments experiments;
    private final Map<Status, AtomicLong> searches = new EnumMap<>(Status.class);

    Meters(MeterRegistry registry, Experiments experiments) {
        this.registry = registry;
        this.experiments = experiments;
    }

    /** From the start on, so that a series exists before anything happens. */
    void begin(@Observes StartupEvent started) {
        for (var status : Status.values()) {
            var count = new AtomicLong();
            searches.put(status, count);
            Gauge.builder("espalier_searches", count, AtomicLong::doubleValue)
                    .description("Experiments by status")
                    .tag("status", status.word())
                    .register(registry);
        }
    }

    /** Counted now and then: a scrape asks no database. */
    @Scheduled(
            every = "15s",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void count() {
        experiments.counts().forEach((status, count) -> {
            var gauge = searches.get(status);
            if (gauge != null) {
                gauge.set(count);
            }
        });
    }

    /** A round was closed. */
    void closed(ExperimentRow experiment, List<Trial> trials) {
        for (var trial : trials) {
            registry.counter(
                            "espalier_trials_total",
                            "method",
                            experiment.method,
                            "space",
                            experiment.space,
                            "status",
                            TrialStatus.of(trial.outcome()).word())
                    .increment();
        }
        registry.counter("espalier_rounds_total", "method", experiment.method, "space", experiment.space)
                .increment();
        registry.counter("espalier_gpu_seconds_total", "evaluator", experiment.evaluator)
                .increment(trials.stream().mapToDouble(Trial::gpuSeconds).sum());
    }

    /** Something that carried a search died, and it went on. */
    void recovered(EventRow.Kind cause, long lostSeconds) {
        registry.counter("espalier_recoveries_total", "cause", cause == EventRow.Kind.RERUN ? "worker" : "server")
                .increment();
        registry.counter("espalier_lost_seconds_total").increment((double) lostSeconds);
    }
}

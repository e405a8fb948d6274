package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures architectures on a device. */
@Command(
        name = "measure",
        description = {
            "Measures architectures of a space on a device: each between two readings of a reference network.",
            "What others on its machine disturb is thrown away and repeated. What was measured before is not again.",
            "Either those of a space that say most of all others are measured, or the ones that are named."
        },
        footer = {
            "  ./espalier device measure this-cpu --space nasbench201 --count 20",
            "  ./espalier device measure this-cpu --architecture nasbench201:0-3-2-1-4-0"
        })
final class DeviceMeasure implements Callable<Integer> {

    private static final int MOST_SHOWN = 1_000;

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "A device that measures, as in device list.")
    String name = "";

    @Option(names = "--space", paramLabel = "NAME", description = "The space of the architectures.")
    @Nullable
    String space;

    @Option(
            names = "--architecture",
            paramLabel = "ID",
            description = "An architecture, as space sample and the pages write it; as often as there are some.")
    List<String> architectures = List.of();

    @Mixin
    SurveyOptions survey = new SurveyOptions();

    @Option(names = "--again", description = "Measures also what was measured before.")
    boolean again;

    @Mixin
    OutputOption output = new OutputOption();

    DeviceMeasure(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        check();
        var following = new SurveyFollowing(session, name);
        var begun =
                session.server().post(asked(Route.of("devices", name, "surveys").with("again", again ? "true" : null)));
        var progress = following.toTheEnd(begun);
        var terminal = session.terminal();
        var newest = Json.items(session.server()
                .get(named(Route.of("devices", name, "measurements"))
                        .with("limit", Math.min(MOST_SHOWN, Json.whole(progress, "of")))));
        output.show(terminal, newest, () -> {
            table(newest).print(terminal);
            if (!newest.isEmpty()) {
                terminal.print(
                        "MEAN is without the fastest and the slowest tenth; ± is the standard deviation of the bursts.");
            }
            terminal.print("Measured %s of %s on %s in %s."
                    .formatted(
                            Json.text(progress, "measured"),
                            Amounts.count(Json.whole(progress, "of"), "architecture"),
                            name,
                            following.took()));
        });
        return told(session, progress);
    }

    private void check() {
        if ((space == null) == architectures.isEmpty()) {
            throw new Misuse(
                    "Either --space or --architecture must say what is measured.\nMaybe --space nasbench201 --count 20 or --architecture nasbench201:0-3-2-1-4-0");
        }
        if (space == null && survey.given()) {
            throw new Misuse(
                    "The --count, --seed and --random choose from a --space, so they go without --architecture.");
        }
    }

    private Route asked(Route route) {
        return space == null ? named(route) : survey.of(route, space);
    }

    private Route named(Route route) {
        architectures.forEach(architecture -> route.with("architecture", architecture));
        return route;
    }

    /** The exit code: 0 when all could be measured. */
    static int told(Session session, JsonNode progress) {
        var problems = Json.texts(progress.path("problems"));
        problems.stream().distinct().limit(5).forEach(session.terminal()::tell);
        return problems.isEmpty() ? 0 : Cli.FAILED;
    }

    private static Listing table(List<JsonNode> measurements) {
        return new Listing()
                .text("ARCHITECTURE", "architecture")
                .figures("MEAN MS", one -> one.path("figures").path("meanMs"))
                .figures("±", one -> one.path("figures").path("stdMs"))
                .figures("P50", one -> one.path("figures").path("p50Ms"))
                .figures("P90", one -> one.path("figures").path("p90Ms"))
                .figures("P99", one -> one.path("figures").path("p99Ms"))
                .number("MB", "peakMemoryMb")
                .figures("BURSTS", one -> one.path("figures").path("bursts"))
                .number("THROWN AWAY", one -> Long.toString(thrownAway(one)))
                .text("TAKEN", one -> taken(one))
                .add(measurements);
    }

    private static String taken(JsonNode measurement) {
        return Times.local(
                Instant.ofEpochMilli(Json.whole(measurement, "takenAt")).toString());
    }

    private static long thrownAway(JsonNode measurement) {
        long all = 0;
        for (var count : measurement.path("rejected")) {
            all += count.asLong();
        }
        return all;
    }
}

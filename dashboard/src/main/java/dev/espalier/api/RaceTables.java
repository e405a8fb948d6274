package dev.espalier.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.espalier.race.Contest;
import dev.espalier.race.Race;
import dev.espalier.race.Results;
import dev.espalier.race.Run;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What came of a race as CSV: a row for each run, or for each point of the curves. */
final class RaceTables {

    private RaceTables() {}

    /** A row for each run that has ended. */
    static String runs(Race race, List<Run> runs) {
        var reported = new TreeSet<String>();
        runs.forEach(run -> reported.addAll(run.reported().keySet()));
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            var head = new ArrayList<>(
                    List.of("run", "problem", "method", "seed", "status", "evaluations", "metric", "best", "regret"));
            head.addAll(List.of("evaluations_to_best", "evaluations_to_target"));
            head.addAll(reported);
            head.addAll(List.of("thinking_seconds", "wall_seconds"));
            csv.writeRecord(head);
            runs.forEach(run -> csv.writeRecord(row(race, run, reported)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(Race race, Run run, SortedSet<String> reported) {
        var slot = race.slot(run.place());
        var track = race.tracks().get(slot.track());
        var best = run.best();
        var row = new ArrayList<String>();
        row.add(run.experiment());
        row.add(track.name());
        row.add(race.entrants().get(slot.entrant()));
        row.add(String.valueOf(race.seeds().get(slot.seed())));
        row.add(run.status().word());
        row.add(String.valueOf(run.trials()));
        row.add(race.objective(slot.track()).metric().name());
        row.add(TrialsTable.number(best));
        row.add(best == null || track.optimum() == null ? "" : TrialsTable.number(Math.abs(track.optimum() - best)));
        row.add(
                run.steps().isEmpty()
                        ? ""
                        : String.valueOf(run.steps().getLast().evaluation()));
        row.add(race.evaluationsToTarget(run).map(String::valueOf).orElse(""));
        reported.forEach(metric -> row.add(TrialsTable.number(run.reported().get(metric))));
        row.add(TrialsTable.number(run.thinkingSeconds()));
        row.add(TrialsTable.number(run.wallSeconds()));
        return row;
    }

    /** A row for each point of each method's curve on each problem. */
    static String curves(Results results) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("problem", "method", "evaluations", "median", "low_95", "high_95");
            for (var contest : results.contests()) {
                contest.curves().forEach(curve -> write(csv, contest, curve));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, Contest contest, Contest.Curve curve) {
        for (int i = 0; i < curve.evaluations().size(); i++) {
            csv.writeRecord(
                    contest.track().name(),
                    curve.method(),
                    String.valueOf(curve.evaluations().get(i)),
                    number(curve.median().get(i)),
                    number(curve.low().get(i)),
                    number(curve.high().get(i)));
        }
    }

    private static String number(@Nullable Double value) {
        return TrialsTable.number(value);
    }
}

package dev.espalier.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The trials of an experiment as CSV, a column for each metric, written while they are read. */
@Singleton
public final class TrialsTable {

    private static final List<String> BEFORE =
            List.of("trial", "round", "status", "architecture", "notation", "origin", "parents");
    private static final List<String> AFTER = List.of("gpu_seconds", "repeated", "recorded_at", "error");

    private static final MathContext DIGITS = new MathContext(12);

    private final Trials trials;
    private final Catalogue catalogue;

    TrialsTable(Trials trials, Catalogue catalogue) {
        this.trials = trials;
        this.catalogue = catalogue;
    }

    void write(ExperimentView experiment, OutputStream output) {
        var metrics = metrics(experiment);
        var header = new ArrayList<>(BEFORE);
        header.addAll(metrics);
        header.addAll(AFTER);
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8))) {
            csv.writeRecord(header);
            trials.each(experiment, trial -> csv.writeRecord(row(trial, metrics)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read through once before, since a metric may be known of the last trial only. */
    private SortedSet<String> metrics(ExperimentView experiment) {
        var metrics = new TreeSet<String>();
        trials.each(
                experiment, trial -> metrics.addAll(trial.measures().values().keySet()));
        return metrics;
    }

    private List<String> row(TrialView trial, SortedSet<String> metrics) {
        var row = new ArrayList<String>();
        row.add(trial.id());
        row.add(String.valueOf(trial.round() + 1));
        row.add(trial.status().word());
        row.add(trial.architecture().id());
        row.add(text(TrialJson.notation(trial.architecture(), catalogue)));
        row.add(text(trial.origin()));
        row.add(String.join(" ", trial.parents()));
        metrics.forEach(metric -> row.add(number(trial.measures().values().get(metric))));
        row.add(String.valueOf(trial.gpuSeconds()));
        row.add(String.valueOf(trial.repeated()));
        row.add(trial.recordedAt().toString());
        row.add(text(trial.error() == null ? "" : trial.error()));
        return row;
    }

    /** Without the last digits, which only tell of converted units and of sums: 840.958 for 840.9580000000001. */
    static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return Double.isFinite(value)
                ? Double.toString(BigDecimal.valueOf(value).round(DIGITS).doubleValue())
                : value.toString();
    }

    /** Spreadsheets take a text that begins like a formula for one. */
    private static String text(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

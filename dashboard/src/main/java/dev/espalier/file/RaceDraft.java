package dev.espalier.file;

import dev.espalier.space.table.TableInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * A race as a form tells of it. What was left open is left out of its file, and the reader of files says so.
 *
 * @param tables each makes a problem
 * @param goal {@code maximize} or {@code minimize}, of {@code metric}
 * @param limits constraints, one a line
 * @param seeds how many, or several apart by commas
 * @param trials evaluations of each run
 */
public record RaceDraft(
        String name,
        List<String> methods,
        List<TableInfo> tables,
        String goal,
        String metric,
        String limits,
        String seeds,
        String trials,
        String batch) {

    private static final int LONGEST_PROBLEM = 30;

    public RaceDraft {
        methods = List.copyOf(methods);
        tables = List.copyOf(tables);
    }

    /** The file, in YAML. */
    public String file() {
        var values = new LinkedHashMap<String, Object>();
        put(values, "name", name);
        var spaces = tables.stream().map(TableInfo::space).distinct().toList();
        if (spaces.size() == 1) {
            values.put("space", spaces.getFirst());
        }
        if (!metric.isBlank()) {
            values.put("objectives", List.of(goal + " " + metric));
        }
        putUnlessEmpty(values, "constraints", lines());
        if (tables.size() == 1) {
            values.put("evaluator", evaluator(tables.getFirst()));
        }
        putUnlessEmpty(values, "methods", methods);
        if (!seeds.isBlank()) {
            values.put("seeds", seedsWritten());
        }
        if (!trials.isBlank()) {
            values.put("budget", Map.of("trials", plain(trials)));
        }
        put(values, "batch", batch);
        if (tables.size() > 1) {
            values.put("problems", problems(spaces.size() > 1));
        }
        return ExperimentWriter.text(values, Text.Format.YAML);
    }

    private static void put(Map<String, Object> values, String key, String text) {
        if (!text.isBlank()) {
            values.put(key, plain(text));
        }
    }

    private static void putUnlessEmpty(Map<String, Object> values, String key, List<String> items) {
        if (!items.isEmpty()) {
            values.put(key, items);
        }
    }

    /** A number where it is one. */
    private static Object plain(String text) {
        var written = text.strip();
        return written.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(written) : written;
    }

    private List<String> lines() {
        return limits.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private Object seedsWritten() {
        return seeds.contains(",")
                ? Stream.of(seeds.split(","))
                        .filter(seed -> !seed.isBlank())
                        .map(RaceDraft::plain)
                        .toList()
                : plain(seeds);
    }

    /** Each has its table, and its space where they differ. */
    private Map<String, Object> problems(boolean ofSeveralSpaces) {
        var problems = new LinkedHashMap<String, Object>();
        named().forEach((problem, table) -> {
            var own = new LinkedHashMap<String, Object>();
            if (ofSeveralSpaces) {
                own.put("space", table.space());
            }
            own.put("evaluator", evaluator(table));
            problems.put(problem, own);
        });
        return problems;
    }

    private static Map<String, Object> evaluator(TableInfo table) {
        var evaluator = new LinkedHashMap<String, Object>();
        evaluator.put("name", "table");
        evaluator.put("table", table.name());
        return evaluator;
    }

    /** Each by a name that a problem can have. */
    private SequencedMap<String, TableInfo> named() {
        var named = new LinkedHashMap<String, TableInfo>();
        for (var table : tables) {
            var name = cut(shortened(table), LONGEST_PROBLEM);
            named.put(named.containsKey(name) ? "%s-%d".formatted(cut(name, 24), named.size() + 1) : name, table);
        }
        return named;
    }

    /** Without its space, which stands above or with the problem. */
    private static String shortened(TableInfo table) {
        var prefix = table.space() + "-";
        var name = table.name().startsWith(prefix) ? table.name().substring(prefix.length()) : table.name();
        return name.replace('_', '-');
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}

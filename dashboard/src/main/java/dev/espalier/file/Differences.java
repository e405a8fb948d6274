package dev.espalier.file;

import dev.espalier.search.Experiment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What experiments have in common and where they differ, key by key of their files; their names are passed over. */
public record Differences(List<Row> rows) {

    private static final String LISTED = "- ";
    private static final List<String> COMPONENTS = List.of("method", "screen", "evaluator");

    public Differences {
        rows = List.copyOf(rows);
    }

    /**
     * One key.
     *
     * @param path of keys down to it, with dots between
     * @param depth how many keys it stands under
     * @param key itself; an item of a list has {@code "- "}
     * @param values of each experiment, null where it has none
     * @param heading whether it only has keys or items under it
     * @param same whether all experiments agree in it and what is under it
     */
    public record Row(
            String path, int depth, String key, List<@Nullable String> values, boolean heading, boolean same) {

        public Row {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /** As the line of a file: {@code "  population: "}, before the value. */
        public String lead() {
            return "  ".repeat(depth) + (key.equals(LISTED) ? key : key + ": ");
        }
    }

    /** A key of one file; the value is empty where others stand under it. */
    private record Entry(int depth, String key, String value, boolean heading) {}

    /** The rows in the order in which files have them. */
    public static Differences of(List<Experiment> experiments) {
        var files = experiments.stream().map(Differences::entries).toList();
        var paths = new ArrayList<String>();
        for (var file : files) {
            int at = 0;
            for (var path : file.keySet()) {
                int known = paths.indexOf(path);
                if (known < 0) {
                    paths.add(at, path);
                }
                at = known < 0 ? at + 1 : known + 1;
            }
        }
        return new Differences(
                paths.stream().map(path -> row(path, paths, files)).toList());
    }

    private static Row row(String path, List<String> paths, List<SequencedMap<String, Entry>> files) {
        var some = files.stream()
                .map(file -> file.get(path))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        boolean same = paths.stream()
                .filter(other -> other.equals(path) || other.startsWith(path + "."))
                .allMatch(other -> files.stream()
                                .map(file -> value(file, other))
                                .distinct()
                                .count()
                        == 1);
        List<@Nullable String> values = new ArrayList<>();
        files.forEach(file -> values.add(value(file, path)));
        return new Row(path, some.depth(), some.key(), values, some.heading(), same);
    }

    private static @Nullable String value(SequencedMap<String, Entry> file, String path) {
        var entry = file.get(path);
        return entry == null ? null : entry.value();
    }

    private static SequencedMap<String, Entry> entries(Experiment experiment) {
        var entries = new LinkedHashMap<String, Entry>();
        ExperimentFile.values(experiment).forEach((key, value) -> {
            if (!key.equals("name")) {
                put(
                        entries,
                        "",
                        0,
                        key,
                        COMPONENTS.contains(key) && value instanceof String name ? Map.of("name", name) : value);
            }
        });
        return entries;
    }

    private static void put(SequencedMap<String, Entry> entries, String above, int depth, String key, Object value) {
        var path = above + key;
        switch (value) {
            case Map<?, ?> map -> {
                entries.put(path, new Entry(depth, key, "", true));
                map.forEach((below, inner) -> put(entries, path + ".", depth + 1, String.valueOf(below), inner));
            }
            case List<?> list -> {
                entries.put(path, new Entry(depth, key, "", true));
                list.forEach(item -> entries.put(
                        path + "." + subject(String.valueOf(item)),
                        new Entry(depth + 1, LISTED, String.valueOf(item), false)));
            }
            default -> entries.put(path, new Entry(depth, key, String.valueOf(value), false));
        }
    }

    /** What an item of a list is about, so that two limits of one metric stand beside each other. */
    private static String subject(String item) {
        return Arrays.stream(item.split(" "))
                .filter(word -> !word.equals("maximize") && !word.equals("minimize"))
                .findFirst()
                .orElse(item);
    }

    /** Whether there is a key in which not all agree. */
    public boolean any() {
        return rows.stream().anyMatch(row -> !row.same());
    }

    /** The keys in which not all agree, without headings. */
    public List<Row> differing() {
        return rows.stream().filter(row -> !row.same() && !row.heading()).toList();
    }
}

package dev.espalier.file;

import dev.espalier.catalogue.Sketch;
import dev.espalier.file.Value.Entry;
import dev.espalier.race.Race;
import dev.espalier.race.Race.Track;
import dev.espalier.search.Experiment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a race. Its problem and its sizes are written as in an experiment's file; of each problem and method the values
 * of an experiment are laid together, and read as those of its file are.
 */
final class RaceReader {

    private static final List<String> OWN =
            List.of("name", "methods", "seeds", "problems", "target", "concurrency", "budget");

    /** What a run has of its own or of the race. */
    static final List<String> NOT_SHARED = List.of("name", "method", "seed", "labels", "concurrency", "budget");

    static final String NAME = "[a-z0-9][a-z0-9-]{0,23}";
    static final String ENTRANT = "[a-z0-9][a-z0-9-]{0,29}";
    private static final String NUMBER = "[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?";
    private static final String METHODS = "methods: [random-search, regularized-evolution]";

    private static final int SEEDS = 20;
    static final int MOST_SEEDS = 1_000;
    private static final int CONCURRENCY = 8;
    static final int MOST_CONCURRENCY = 64;

    /** Where nobody names a problem. */
    private static final String ONLY = "problem";

    private final Fields fields;
    private final Problems problems;
    private final List<Sketch> sketches;

    /** @param sketches gets what could be read of each method on each problem */
    RaceReader(Fields fields, Problems problems, List<Sketch> sketches) {
        this.fields = fields;
        this.problems = problems;
        this.sketches = sketches;
    }

    /** Keys of an experiment that all runs of a problem share. */
    static List<String> shared() {
        return ExperimentReader.KEYS.stream()
                .filter(key -> !NOT_SHARED.contains(key))
                .toList();
    }

    /** The race, or nothing once there are problems. */
    Optional<Race> read(Naming naming) {
        fields.only(Stream.concat(OWN.stream(), shared().stream()).toList());
        var name = fields.require("name", "name: my-race").flatMap(value -> fields.scalar("name", value));
        name.ifPresent(text -> shaped("`name`", text, NAME));
        var methods = methods();
        var seeds = seeds();
        budget();
        var tracks = tracks();
        int concurrency = fields.integer("concurrency", 1, MOST_CONCURRENCY, CONCURRENCY);
        var templates = new ArrayList<Experiment>();
        tracks.values()
                .forEach(shared -> methods.values()
                        .forEach(method -> template(shared, method).ifPresent(templates::add)));
        size((long) tracks.size() * methods.size() * seeds.size());
        if (problems.any()) {
            return Optional.empty();
        }
        var race = name.orElseThrow().text();
        return Optional.of(new Race(
                naming.id(race),
                race,
                tracks.entrySet().stream()
                        .map(track -> new Track(track.getKey(), null, target(track.getValue())))
                        .toList(),
                List.copyOf(methods.keySet()),
                templates,
                seeds,
                concurrency));
    }

    private void shaped(String what, Value.Scalar text, String pattern) {
        if (!Pattern.matches(pattern, text.text())) {
            problems.add(text.line(), "The %s (%s) must match %s.".formatted(what, text.shown(), pattern));
        }
    }

    private void size(long runs) {
        if (runs > Race.MOST_RUNS) {
            problems.add("The race must have at most %,d runs, but problems, methods and seeds make %,d."
                    .formatted(Race.MOST_RUNS, runs));
        }
    }

    /** Equal for all, or nothing could be compared. */
    private void budget() {
        if (fields.require("budget", "budget: {trials: 300}").isPresent()) {
            var limits = problems.whole(
                    () -> ProblemReader.budget(fields, "gpu_time", problems).orElse(null));
            if (limits != null && (limits.trials() == null || limits.gpuTime() != null)) {
                problems.add(
                        "The `budget` of a race must be a number of trials, the same for all.\nMaybe budget: {trials: 300}");
            }
        }
    }

    /** What each is to be called, and what stands in the file of a run. */
    private Map<String, Value> methods() {
        var methods = new LinkedHashMap<String, Value>();
        var items = problems.whole(() -> fields.require("methods", METHODS)
                .map(value -> fields.list("methods", value))
                .orElse(List.of()));
        if (items == null) {
            return methods;
        }
        if (items.size() < 2) {
            problems.add(fields.line(), "The `methods` must have at least two items.\nMaybe " + METHODS);
        }
        for (var item : items) {
            var called = called(item);
            called.ifPresent(text -> {
                shaped("method's name", text, ENTRANT);
                if (methods.putIfAbsent(text.text(), withoutName(item)) != null) {
                    problems.add(
                            item.line(),
                            "The method (%s) must be called otherwise here: it stands above already.\nMaybe add as: %s-2"
                                    .formatted(text.shown(), text.text()));
                }
            });
        }
        return methods;
    }

    private Optional<Value.Scalar> called(Value item) {
        if (item instanceof Value.Scalar name) {
            return Optional.of(name);
        }
        return Fields.of("method", item, problems)
                .flatMap(method -> method.scalar("as")
                        .or(() -> method.require("name", "a name: regularized-evolution")
                                .flatMap(name -> method.scalar("name", name))));
    }

    private static Value withoutName(Value item) {
        return item instanceof Value.Mapping mapping
                ? new Value.Mapping(
                        mapping.line(),
                        mapping.entries().stream()
                                .filter(entry -> !entry.key().equals("as"))
                                .toList())
                : item;
    }

    /** The first ones for a number of them. */
    private List<Long> seeds() {
        var value = fields.find("seeds");
        if (value.isPresent() && value.get() instanceof Value.Listing listing) {
            var seeds = new LinkedHashSet<Long>();
            for (var item : listing.items()) {
                var seed = seed(item);
                if (seed != null && !seeds.add(seed)) {
                    problems.add(item.line(), "The seed (%d) must be given once.".formatted(seed));
                }
            }
            if (listing.items().isEmpty() || listing.items().size() > MOST_SEEDS) {
                problems.add(
                        listing.line(), "The `seeds` must be 1 to %d, not %d.".formatted(MOST_SEEDS, seeds.size()));
            }
            return List.copyOf(seeds);
        }
        return LongStream.range(0, fields.integer("seeds", 1, MOST_SEEDS, SEEDS))
                .boxed()
                .toList();
    }

    private @Nullable Long seed(Value item) {
        var one = Fields.of(
                        "seeds",
                        new Value.Mapping(item.line(), List.of(new Entry(item.line(), "seeds", item))),
                        problems)
                .orElseThrow();
        return one.longInteger("seeds", 0, Long.MAX_VALUE);
    }

    /** What the runs of each problem share: what stands above, and over it what stands with the problem. */
    private Map<String, Fields> tracks() {
        var above = entries(fields, List.of("target"));
        var named = fields.find("problems").flatMap(value -> Fields.of("problems", value, problems));
        var tracks = new LinkedHashMap<String, Fields>();
        if (named.isEmpty()) {
            tracks.put(ONLY, laid(fields.line(), above, List.of()));
            return tracks;
        }
        if (named.get().all().isEmpty()) {
            problems.add(named.get().line(), "The `problems` must name at least one.");
        }
        named.get().all().forEach((name, value) -> {
            shaped("problem's name", new Value.Scalar(value.line(), name, true), ENTRANT);
            Fields.of("problem", value, problems).ifPresent(problem -> {
                problem.only(
                        Stream.concat(Stream.of("target"), shared().stream()).toList());
                tracks.put(name, laid(value.line(), above, entries(problem, List.of("target"))));
            });
        });
        return tracks;
    }

    private static List<Entry> entries(Fields from, List<String> more) {
        return from.all().entrySet().stream()
                .filter(entry -> shared().contains(entry.getKey()) || more.contains(entry.getKey()))
                .map(entry -> new Entry(entry.getValue().line(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private Fields laid(int line, List<Entry> above, List<Entry> over) {
        var all = new LinkedHashMap<String, Entry>();
        above.forEach(entry -> all.put(entry.key(), entry));
        over.forEach(entry -> all.put(entry.key(), entry));
        return Fields.of("problem", new Value.Mapping(line, List.copyOf(all.values())), problems)
                .orElseThrow();
    }

    private Optional<Experiment> template(Fields shared, Value method) {
        var entries = new ArrayList<>(entries(shared, List.of()));
        entries.add(new Entry(fields.line(), "name", new Value.Scalar(fields.line(), "race", true)));
        entries.add(new Entry(method.line(), "method", method));
        fields.find("budget").ifPresent(budget -> entries.add(new Entry(budget.line(), "budget", budget)));
        var told = Fields.of("race", new Value.Mapping(fields.line(), entries), problems);
        var template = told.flatMap(
                values -> new ExperimentReader(values, problems, sketches).read(new Naming("template", 0)));
        template.filter(experiment -> experiment.problem().objectives().size() > 1)
                .ifPresent(_ -> shared.find("objectives")
                        .ifPresent(objectives -> problems.add(
                                objectives.line(),
                                "The `objectives` of a race must be one: by several, no method is simply better.")));
        return template;
    }

    private @Nullable Double target(Fields shared) {
        return shared.find("target").map(value -> target(shared, value)).orElse(null);
    }

    private @Nullable Double target(Fields shared, Value value) {
        return shared.scalar("target", value)
                .filter(text -> {
                    boolean number = text.text().matches(NUMBER);
                    if (!number) {
                        problems.add(
                                text.line(),
                                "The `target` (%s) must be a number, in the unit of the objective's metric."
                                        .formatted(text.shown()));
                    }
                    return number;
                })
                .map(text -> new BigDecimal(text.text()).doubleValue())
                .orElse(null);
    }
}

package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Sketch;
import dev.espalier.race.Race;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The file that describes a race: what an experiment's file says, with several methods, seeds and problems. */
public final class RaceFile {

    private RaceFile() {}

    /**
     * The race that a file describes.
     *
     * @throws InvalidInput with every problem of the file; whether what it names exists is not asked here
     */
    public static Race parse(Text text, Naming naming) {
        return parse(text, naming, _ -> List.of());
    }

    /**
     * The same, for a file whose names are looked at next: where it has problems, those of the names stand beside them.
     *
     * @param named the problems of what could be read, as a catalogue tells them
     */
    public static Race parse(Text text, Naming naming, Function<Sketch, List<String>> named) {
        var value = text.value();
        var problems = new Problems(text.hasLines());
        var sketches = new ArrayList<Sketch>();
        var race = Fields.of("race", value, problems)
                .flatMap(fields -> new RaceReader(fields, problems, sketches).read(naming));
        if (problems.any()) {
            sketches.forEach(sketch -> named.apply(sketch).forEach(problems::add));
        }
        problems.raise();
        return race.orElseThrow();
    }

    /** The file of a race, every standard value written out. */
    public static Text write(Race race, Text.Format format) {
        return new Text(ExperimentWriter.text(values(race), format), format);
    }

    private static Map<String, Object> values(Race race) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", race.name());
        values.put(
                "methods",
                IntStream.range(0, race.entrants().size())
                        .mapToObj(entrant -> method(race, entrant))
                        .toList());
        values.put("seeds", race.seeds());
        values.put("budget", Map.of("trials", race.budget()));
        values.put("concurrency", race.concurrency());
        var problems = new LinkedHashMap<String, Object>();
        for (int track = 0; track < race.tracks().size(); track++) {
            problems.put(race.tracks().get(track).name(), problem(race, track));
        }
        values.put("problems", problems);
        return values;
    }

    private static Object method(Race race, int entrant) {
        var called = race.entrants().get(entrant);
        var method = race.template(0, entrant).method();
        var values = new LinkedHashMap<String, Object>();
        values.put("name", method.name());
        if (!called.equals(method.name())) {
            values.put("as", called);
        }
        values.putAll(method.settings());
        return values.size() == 1 ? called : values;
    }

    private static Map<String, Object> problem(Race race, int track) {
        var values = new LinkedHashMap<>(ExperimentWriter.values(race.template(track, 0)));
        values.keySet().removeAll(RaceReader.NOT_SHARED);
        var target = race.tracks().get(track).target();
        if (target != null) {
            values.put("target", target);
        }
        return values;
    }
}

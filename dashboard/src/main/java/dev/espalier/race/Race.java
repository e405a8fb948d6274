package dev.espalier.race;

import dev.espalier.search.Experiment;
import dev.espalier.search.Objective;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of methods: each on each problem with each seed, under one budget. The order of its runs goes through all
 * problems and methods before the next seed, so that what has been run at any time is a fair comparison, too.
 *
 * @param id unique for ever, since runs are named after it
 * @param entrants names of the methods, as the file calls them
 * @param templates an experiment of each problem and method, all methods of the first problem first
 * @param seeds the same ones for every method and problem
 * @param concurrency runs under way at once
 */
public record Race(
        String id,
        String name,
        List<Track> tracks,
        List<String> entrants,
        List<Experiment> templates,
        List<Long> seeds,
        int concurrency) {

    /** More runs than anybody waits for. */
    public static final int MOST_RUNS = 10_000;

    public Race {
        tracks = List.copyOf(tracks);
        entrants = List.copyOf(entrants);
        templates = List.copyOf(templates);
        seeds = List.copyOf(seeds);
        if (templates.size() != tracks.size() * entrants.size()) {
            throw new IllegalArgumentException(
                    "A race must have a template of each of %d problems and %d methods, not %d."
                            .formatted(tracks.size(), entrants.size(), templates.size()));
        }
    }

    /**
     * A problem that methods are compared on.
     *
     * @param optimum the best that can be reached, null where nobody knows
     * @param target the figure whose reaching is timed, null where none was given and no optimum is known
     */
    public record Track(
            String name, @Nullable Double optimum, @Nullable Double target) {}

    /** How many runs there are. */
    public int runs() {
        return seeds.size() * templates.size();
    }

    /** Evaluations of each run. */
    public int budget() {
        return templates.getFirst().budget().trials();
    }

    /** What is compared, the same for all methods of a problem. */
    public Objective objective(int track) {
        return template(track, 0).problem().objectives().getFirst();
    }

    /** The experiment of a problem and a method, but for what each run has of its own. */
    public Experiment template(int track, int entrant) {
        return templates.get(track * entrants.size() + entrant);
    }

    /** Which method on which problem with which seed, all from 0. */
    public record Slot(int seed, int track, int entrant) {}

    /** Of a run by its place. */
    public Slot slot(int place) {
        int at = place % templates.size();
        return new Slot(place / templates.size(), at / entrants.size(), at % entrants.size());
    }

    int place(Slot slot) {
        return (slot.seed() * tracks.size() + slot.track()) * entrants.size() + slot.entrant();
    }

    /** The experiment of a run; its id follows from the race's, so that no run is ever there twice. */
    public Experiment run(int place) {
        var slot = slot(place);
        var entrant = entrants.get(slot.entrant());
        var run = "%s-%s-%d".formatted(name, entrant, place);
        var labels = new TreeMap<String, String>();
        labels.put("race", id);
        labels.put("method", entrant);
        labels.put("problem", tracks.get(slot.track()).name());
        labels.put("seed", String.valueOf(seeds.get(slot.seed())));
        var suffix = id.substring(name.length());
        return template(slot.track(), slot.entrant()).reseeded(run + suffix, run, seeds.get(slot.seed()), labels);
    }

    /** After how many evaluations a run reached the target of its problem; nothing where it never did. */
    public Optional<Integer> evaluationsToTarget(Run run) {
        int track = slot(run.place()).track();
        var target = tracks.get(track).target();
        if (target == null) {
            return Optional.empty();
        }
        double figure = target;
        return run.steps().stream()
                .filter(step -> !Runs.better(figure, step.figure(), objective(track)))
                .map(Run.Step::evaluation)
                .findFirst();
    }

    /** The same with what is known of its problems. */
    Race with(List<Track> known) {
        return new Race(id, name, known, entrants, templates, seeds, concurrency);
    }
}

package dev.espalier.race;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Optima;
import dev.espalier.catalogue.Sketch;
import dev.espalier.control.Conductor;
import dev.espalier.control.Conflict;
import dev.espalier.control.Request;
import dev.espalier.control.Unknown;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.Terms;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place through which people change the course of races. */
@Singleton
public final class Marshal {

    private final Catalogue catalogue;
    private final Instance<Optima> optima;
    private final Races races;
    private final Conductor conductor;
    private final Starter starter;

    Marshal(Catalogue catalogue, Instance<Optima> optima, Races races, Conductor conductor, Starter starter) {
        this.catalogue = catalogue;
        this.optima = optima;
        this.races = races;
        this.conductor = conductor;
        this.starter = starter;
    }

    /** Everything that keeps its runs from running. */
    public List<String> problems(Race race) {
        var problems = new LinkedHashSet<String>();
        race.templates().forEach(template -> problems.addAll(catalogue.problems(template)));
        return List.copyOf(problems);
    }

    /** The same of what could be read of one of its runs. */
    public List<String> problems(Sketch run) {
        return catalogue.problems(run);
    }

    /**
     * Creates a race and begins its first runs.
     *
     * @param machine what it runs on, for the report
     * @throws InvalidInput with everything that keeps its runs from running; nothing is created then
     */
    public RaceView create(Race race, String actor, String machine) {
        var problems = problems(race);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        races.create(race.with(known(race)), actor, machine);
        starter.soon();
        return require(race.id());
    }

    /** Where a table knows everything, the best of it is the target that was not given. */
    private List<Race.Track> known(Race race) {
        var tracks = new ArrayList<Race.Track>();
        for (int i = 0; i < race.tracks().size(); i++) {
            var track = race.tracks().get(i);
            var best = optima.get().best(race.template(i, 0));
            @Nullable Double optimum = best.isPresent() ? best.getAsDouble() : null;
            tracks.add(new Race.Track(track.name(), optimum, track.target() == null ? optimum : track.target()));
        }
        return tracks;
    }

    /** The race as it stands. */
    public RaceView require(String id) {
        return races.find(id).orElseThrow(() -> new Unknown("There is no race (%s).".formatted(id)));
    }

    /** No run is begun, and those under way pause. */
    public RaceView pause(String id) {
        return moved(id, List.of(RaceStatus.RUNNING, RaceStatus.PAUSED), RaceStatus.PAUSED, "paused");
    }

    /** Its runs go on, and further ones are begun. */
    public RaceView resume(String id, Request request) {
        return starter.between(() -> {
            var moved = moved(id, List.of(RaceStatus.RUNNING, RaceStatus.PAUSED), RaceStatus.RUNNING, "resumed");
            for (var run : races.runs(id, Status.PAUSED)) {
                conductor.resume(run, new Request(request.actor(), request.id() + " " + run));
            }
            return moved;
        });
    }

    /** Its runs are stopped at once; what came of those that have ended stays. */
    public RaceView stop(String id) {
        return moved(
                id,
                List.of(RaceStatus.RUNNING, RaceStatus.PAUSED, RaceStatus.STOPPING),
                RaceStatus.STOPPING,
                "stopped");
    }

    /** Lets a stopped race go on: runs that were stopped from where they were, then those that were never begun. */
    public RaceView start(String id, String actor) {
        return starter.between(() -> {
            var moved = moved(id, List.of(RaceStatus.STOPPED), RaceStatus.RUNNING, "started again");
            races.runs(id, Status.STOPPED).forEach(run -> conductor.start(run, actor));
            return moved;
        });
    }

    private RaceView moved(String id, List<RaceStatus> from, RaceStatus to, String word) {
        var before = require(id);
        if (!races.move(id, from, to)) {
            throw new Conflict("The race (%s) is %s and cannot be %s."
                    .formatted(id, before.status().word(), word));
        }
        starter.soon();
        return require(id);
    }

    /** Removes a race that is over with all its runs, unless a fork needs one of them. */
    public void delete(String id) {
        var race = require(id);
        if (race.status().active()) {
            throw new Conflict("The race (%s) is %s and cannot be deleted.\nMaybe stop it first."
                    .formatted(id, race.status().word()));
        }
        var runs = new ArrayList<String>();
        for (var status : Status.values()) {
            runs.addAll(races.runs(id, status));
        }
        runs.forEach(conductor::requireUnforked);
        runs.forEach(conductor::forget);
        races.delete(id);
    }

    /** Which experiments are its runs. */
    public static Experiments.Filter runs(String id) {
        return new Experiments.Filter(Terms.NONE, id);
    }
}

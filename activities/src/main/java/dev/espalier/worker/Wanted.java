package dev.espalier.worker;

import dev.espalier.catalogue.Sketch;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The problem of an experiment as far as it is known, for those who look at it as a whole.
 *
 * @param problem without what is refused already, and with stand-ins where nothing is left
 * @param doubtful the space, if there is none of its name, and what stands in; empty where it is what the user wrote
 */
record Wanted(SearchProblem problem, Set<String> doubtful) {

    private static final String SPACE = "unread-space";
    private static final Objective OBJECTIVE = new Objective(new Metric("unread_metric"), Objective.Direction.MAXIMIZE);

    static Wanted of(Sketch sketch, Optional<SearchSpace> space) {
        var doubtful = new TreeSet<String>();
        var name = sketch.space() == null ? SPACE : sketch.space();
        if (space.isEmpty()) {
            doubtful.add(name);
        }
        var objectives = sketch.objectives().stream()
                .filter(objective -> !Check.leaks(objective.metric()))
                .toList();
        if (!sketch.complete() || objectives.size() < sketch.objectives().size()) {
            doubtful.add(OBJECTIVE.metric().name());
        }
        var some = objectives.isEmpty() ? List.of(OBJECTIVE) : objectives;
        return new Wanted(new SearchProblem(name, some, sketch.constraints()), doubtful);
    }

    /** Whether it is what the user wrote, of a space that there is. */
    boolean whole() {
        return doubtful.isEmpty();
    }

    /** Of what was found with the problem, the sentences that tell of nothing doubtful. */
    List<String> founded(List<String> found) {
        return found.stream()
                .filter(sentence -> doubtful.stream().noneMatch(name -> names(sentence, name)))
                .toList();
    }

    private static boolean names(String sentence, String name) {
        return Pattern.compile("(?<![\\w@-])%s(?![\\w@-])".formatted(Pattern.quote(name)))
                .matcher(sentence)
                .find();
    }
}

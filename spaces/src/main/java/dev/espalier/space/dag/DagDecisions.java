package dev.espalier.space.dag;

import dev.espalier.space.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What a space of chains decides: stage by stage, how many vertices, where that varies, and which edges there are. */
final class DagDecisions {

    /** They are asked for at every draw. */
    private static final Map<DagForm, List<Decision>> MADE = new ConcurrentHashMap<>();

    private DagDecisions() {}

    static List<Decision> of(DagForm form) {
        return MADE.computeIfAbsent(form, DagDecisions::made);
    }

    private static List<Decision> made(DagForm form) {
        var decisions = new ArrayList<Decision>();
        for (int stage = 1; stage <= form.stages(); stage++) {
            if (form.grows()) {
                decisions.add(new Decision(
                        "stage %d vertices".formatted(stage),
                        IntStream.rangeClosed(form.leastVertices(), form.mostVertices())
                                .mapToObj(String::valueOf)
                                .toList()));
            }
            for (int to = 2; to <= form.mostVertices(); to++) {
                for (int from = 1; from < to; from++) {
                    decisions.add(new Decision("stage %d %d>%d".formatted(stage, from, to), List.of("no", "yes")));
                }
            }
        }
        return List.copyOf(decisions);
    }
}

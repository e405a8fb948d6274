package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Experiments that came from one another, each after what its stem knew after a round. */
record Family(Map<String, Member> members) {

    /**
     * One of them.
     *
     * @param stem id of the experiment that ran the round it began after, null of the first of all
     * @param from rounds that were closed when it began
     */
    record Member(ExperimentView view, @Nullable String stem, int from) {

        String id() {
            return view.id();
        }

        int to() {
            return Math.max(from, view.rounds());
        }
    }

    /** @param views parents before their forks */
    static Family of(List<ExperimentView> views) {
        var members = new LinkedHashMap<String, Member>();
        for (var view : views) {
            var fork = view.experiment().fork();
            int from = view.forkRound() == null ? 0 : view.forkRound();
            var stem = fork == null ? null : members.get(fork.parent());
            // A round before its parent's own ones was run by one before that.
            while (stem != null && stem.stem() != null && from < stem.from()) {
                stem = members.get(stem.stem());
            }
            members.put(view.id(), new Member(view, stem == null ? null : stem.id(), from));
        }
        return new Family(members);
    }

    /** Each below its stem, later forks first, so that no branch crosses another's. */
    List<Member> ordered() {
        return members.values().stream()
                .filter(member -> member.stem() == null)
                .flatMap(this::branch)
                .toList();
    }

    private Stream<Member> branch(Member member) {
        return Stream.concat(
                Stream.of(member),
                members.values().stream()
                        .filter(fork -> member.id().equals(fork.stem()))
                        .sorted(Comparator.comparingInt(Member::from).reversed())
                        .flatMap(this::branch));
    }

    /** Rounds that two have in common; nothing of an experiment and itself. */
    OptionalInt parting(String one, String other) {
        var first = line(one);
        var second = line(other);
        int common = (int) IntStream.range(0, Math.min(first.size(), second.size()))
                .takeWhile(i -> first.get(i).equals(second.get(i)))
                .count();
        return Stream.of(first, second)
                .filter(line -> line.size() > common)
                .mapToInt(line -> line.get(common).from())
                .min();
    }

    /** From the first of all down to one. */
    private List<Member> line(String id) {
        var line = new ArrayList<Member>();
        for (var member = members.get(id); member != null; ) {
            line.addFirst(member);
            member = member.stem() == null ? null : members.get(member.stem());
        }
        return line;
    }
}

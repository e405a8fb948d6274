package dev.espalier.fade;

import dev.espalier.setting.Settings;
import dev.espalier.space.dag.Dag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A search from region to region outside any experiment, for benchmarks. */
public final class Excursion {

    private final FadeSettings settings;
    private final SplittableRandom random;
    private List<OuterSearch> stages;

    private Excursion(FadeSettings settings, SplittableRandom random, List<OuterSearch> stages) {
        this.settings = settings;
        this.random = random;
        this.stages = stages;
    }

    /** One that has seen nothing, with the standard settings of a search. */
    public static Excursion begun(String search, int stages, int vertices, long seed) {
        var settings = Settings.parse("bench", FadeSettings.class, Map.of("search", search));
        var random = new SplittableRandom(seed);
        return new Excursion(
                settings,
                random,
                IntStream.range(0, stages)
                        .mapToObj(_ -> settings.begun(vertices, random))
                        .toList());
    }

    /** The graphs of each stage of the next region. */
    public List<List<Dag>> propose(int count) {
        return stages.stream()
                .map(stage -> stage.propose(count, settings, random))
                .toList();
    }

    /** Goes on after a region. */
    public void observe(List<List<Dag>> graphs, RegionRanks ranks) {
        var next = new ArrayList<OuterSearch>();
        for (int stage = 0; stage < stages.size(); stage++) {
            int of = stage;
            var region = IntStream.range(0, graphs.get(stage).size())
                    .mapToObj(graph -> new Ranked(
                            graphs.get(of).get(graph), ranks.score(of, graph).mean()))
                    .toList();
            next.add(stages.get(stage).observe(region, settings, random));
        }
        stages = List.copyOf(next);
    }

    /** The path it would settle for. */
    public List<Dag> answer() {
        return stages.stream().map(OuterSearch::answer).toList();
    }
}

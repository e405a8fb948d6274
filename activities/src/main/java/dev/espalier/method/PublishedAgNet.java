package dev.espalier.method;

import dev.espalier.generator.Generator;
import dev.espalier.generator.Lesson;
import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.GraphSpace.Draft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * AG-Net as published: a network that grows graphs is trained on random ones, then in every round on those evaluated,
 * drawn by rank and weighted by rank, together with a network that predicts accuracies from what it grows.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Algorithm 1</a>
 */
final class PublishedAgNet {

    private static final int BATCH = 16;
    private static final double RATE = 1e-3;

    /** Draws of a round: so many, then twice as many, … until there are enough to choose from. */
    private static final int DRAWS = 100;

    private static final int MOST_DRAWS = 9;
    private static final int ENOUGH = 100;

    private final SearchContext<AgNet.Params> context;
    private final AgNet.Params params;
    private final GraphSpace space;

    PublishedAgNet(SearchContext<AgNet.Params> context) {
        this.context = context;
        this.params = context.params();
        this.space = (GraphSpace) context.space();
    }

    /** One chunk of learning what architectures look like. */
    SearchMethod.Warmup<AgNet.State> warmUp(AgNet.State state, Work work) {
        var pretraining = new Pretraining(space, params);
        var next = state.with(pretraining.chunk(state.pretrained(), work));
        return new SearchMethod.Warmup<>(next, pretraining.done(next.pretrained()), 0);
    }

    /** Unlike the authors' code, which fails where nothing new is grown, chance helps out then. */
    List<Candidate> ask(AgNet.State state, int count) {
        var drawn = state.network().isEmpty() ? Map.<Architecture, Double>of() : drawn(learned(state), state);
        if (drawn.isEmpty()) {
            return Stream.generate(() -> Knowledge.random(context)).limit(count).toList();
        }
        return drawn.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue()))
                .limit(count)
                .map(entry -> new Candidate(entry.getKey(), List.of(), "generator"))
                .toList();
    }

    private Generator learned(AgNet.State state) {
        var generator = Pretraining.generator(space, params);
        generator.read(Base64.getDecoder().decode(state.network()));
        return generator;
    }

    /** New architectures and what is predicted of them; of too many, a random choice. */
    private Map<Architecture, Double> drawn(Generator generator, AgNet.State state) {
        var known = state.knowledge().evaluated();
        var anchored = anchored(state.anchor());
        int cell = cell(state.knowledge());
        var drawn = new LinkedHashMap<Architecture, Double>();
        for (int times = 1; times <= MOST_DRAWS && drawn.size() <= ENOUGH; times++) {
            for (int draw = 0; draw < times; draw++) {
                for (var one : generator.draw(DRAWS, context.random())) {
                    anchored.set(cell, one.draft());
                    space.read(anchored)
                            .filter(architecture -> !known.contains(architecture) && context.affords(architecture))
                            .ifPresent(architecture -> drawn.putIfAbsent(architecture, one.predicted()));
                }
            }
        }
        var kept = new ArrayList<>(drawn.keySet());
        while (kept.size() > ENOUGH) {
            drawn.remove(kept.remove(context.random().nextInt(kept.size())));
        }
        return drawn;
    }

    /** The cells of an architecture that is to be grown: that which is searched is put in the place of the anchor's. */
    private List<Draft> anchored(@Nullable Architecture anchor) {
        return anchor == null
                ? Arrays.asList(new Draft[1])
                : new ArrayList<>(space.graphs(anchor).stream().map(Draft::of).toList());
    }

    /** Which of two cells is searched: the first, and from half of the usual budget on the second. */
    private int cell(Knowledge knowledge) {
        return space.cellCount() == 1 || knowledge.measured().size() < params.turn() ? 0 : 1;
    }

    AgNet.State tell(AgNet.State state, List<Trial> trials, Work work) {
        var knowledge = state.knowledge().and(trials, context);
        if (knowledge.measured().size() < params.initial()) {
            return state.with(knowledge, "", null);
        }
        var generator = state.network().isEmpty()
                ? new Pretraining(space, params).chosen(state.pretrained(), work)
                : learned(state);
        train(generator, knowledge, work);
        return state.with(
                knowledge, Base64.getEncoder().encodeToString(generator.bytes()), anchor(state, knowledge, generator));
    }

    private void train(Generator generator, Knowledge knowledge, Work work) {
        var lessons = lessons(knowledge);
        for (int pass = 0; pass < params.passes(); pass++) {
            work.heartbeat(null);
            var drawn = drawn(lessons);
            for (int from = 0; from < drawn.size(); from += BATCH) {
                var batch = drawn.subList(from, Math.min(from + BATCH, drawn.size()));
                if (params.without().equals(AgNet.BACK_PROPAGATION)) {
                    generator.learnApart(batch, context.random(), params.latents(), RATE);
                } else {
                    generator.learn(batch, context.random(), params.latents(), RATE);
                }
            }
        }
    }

    /** The best first. */
    private List<Lesson> lessons(Knowledge knowledge) {
        var best = knowledge.measured().stream()
                .sorted(Comparator.comparingDouble(scored -> scored.losses().getFirst()))
                .toList();
        int cell = cell(knowledge);
        var lessons = new ArrayList<Lesson>();
        for (int rank = 0; rank < best.size(); rank++) {
            double weight = params.without().equals(AgNet.LATENT_OPTIMIZATION)
                    ? 1
                    : weight(rank, best.size(), params.sharpness());
            var graph = space.graphs(best.get(rank).architecture()).get(cell);
            lessons.add(new Lesson(graph, weight, -best.get(rank).losses().getFirst() / 100));
        }
        return lessons;
    }

    /**
     * What an architecture counts, once when lessons are drawn and once more in the loss.
     *
     * @param rank 0 for the best
     */
    static double weight(int rank, int known, double sharpness) {
        return 1 / (sharpness * known + rank);
    }

    /** As many, drawn with replacement, each as likely as it weighs. */
    private List<Lesson> drawn(List<Lesson> lessons) {
        var upTo = new double[lessons.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += lessons.get(i).weight();
            upTo[i] = sum;
        }
        var drawn = new ArrayList<Lesson>();
        for (int i = 0; i < upTo.length; i++) {
            int found = Arrays.binarySearch(upTo, context.random().nextDouble() * sum);
            drawn.add(lessons.get(Math.min(found < 0 ? -found - 1 : found, upTo.length - 1)));
        }
        return drawn;
    }

    /**
     * Whose other cell new architectures have: while the first cell is searched, one that was grown; then that of the
     * best of all up to the turn.
     */
    private @Nullable Architecture anchor(AgNet.State state, Knowledge knowledge, Generator generator) {
        if (space.cellCount() == 1) {
            return null;
        }
        if (cell(knowledge) == 1) {
            return knowledge.measured().subList(0, params.turn()).stream()
                    .min(Comparator.comparingDouble(scored -> scored.losses().getFirst()))
                    .orElseThrow()
                    .architecture();
        }
        if (state.anchor() != null) {
            return state.anchor();
        }
        return Stream.generate(() -> generator.draw(DRAWS, context.random()))
                .limit(MOST_DRAWS)
                .flatMap(List::stream)
                .flatMap(one -> space.read(List.of(one.draft(), one.draft())).stream())
                .findFirst()
                .orElseGet(() -> context.space().sample(context.random()));
    }
}

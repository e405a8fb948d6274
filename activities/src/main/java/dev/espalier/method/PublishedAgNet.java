package dev.espalier.method;

import dev.espalier.generator.Generator;
import dev.espalier.generator.Generator.Drawn;
import dev.espalier.generator.Lesson;
import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.GraphSpace;
import dev.espalier.space.GraphSpace.Draft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
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

    /** Of those drawn that are new, a random choice of so many is ordered. */
    private static final int ENOUGH = 100;

    private final SearchContext<AgNet.Params> context;
    private final AgNet.Params params;
    private final GraphSpace space;
    private final Form form;

    PublishedAgNet(SearchContext<AgNet.Params> context) {
        this.context = context;
        this.params = context.params();
        this.space = (GraphSpace) context.space();
        this.form = Form.of(context);
    }

    /** One chunk of learning what architectures look like. */
    SearchMethod.Warmup<AgNet.State> warmUp(AgNet.State state, Work work) {
        var pretraining = new Pretraining(space, params);
        boolean known = pretraining.known(state.pretrained(), work);
        var stage = pretraining.chunk(state.pretrained(), work);
        return new SearchMethod.Warmup<>(
                state.with(stage), pretraining.done(stage), 0, pretraining.progress(stage, known));
    }

    /**
     * Unlike the authors' code, which fails where nothing new is grown, chance helps out then; and for one round where
     * limits or settings were changed so that another form goes on.
     */
    List<Candidate> ask(AgNet.State state, int count) {
        var drawn = goesOn(state) ? drawn(learned(state), state) : Map.<Architecture, Drawn>of();
        if (drawn.isEmpty()) {
            return params.pool().first().of(context, state.knowledge().evaluated(), count);
        }
        return form.ordered(drawn, state).stream()
                .limit(count)
                .map(architecture -> new Candidate(architecture, List.of(), "generator"))
                .toList();
    }

    /** Whether there is a network of this form. */
    private boolean goesOn(AgNet.State state) {
        return !state.network().isEmpty() && state.form().equals(form.name());
    }

    private Generator learned(AgNet.State state) {
        var generator = Pretraining.generator(space, params, form.forecast());
        generator.read(Base64.getDecoder().decode(state.network()));
        return generator;
    }

    /** New architectures and what is predicted of them; of too many, a random choice. */
    private Map<Architecture, Drawn> drawn(Generator generator, AgNet.State state) {
        var known = state.knowledge().evaluated();
        var anchored = anchored(state.anchor());
        int cell = cell(state.knowledge());
        var drawn = new LinkedHashMap<Architecture, Drawn>();
        for (int times = 1; times <= form.mostDraws() && drawn.size() <= ENOUGH; times++) {
            for (int draw = 0; draw < times; draw++) {
                for (var one : generator.draw(form.draws(), context.random())) {
                    anchored.set(cell, one.draft());
                    space.read(anchored)
                            .filter(architecture -> !known.contains(architecture) && context.affords(architecture))
                            .ifPresent(architecture -> drawn.putIfAbsent(architecture, one));
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
        var next = state.with(state.knowledge().and(trials, context), infeasible(state, trials));
        var lessons = form.lessons(next, cell(next.knowledge()));
        if (lessons.size() < params.initial()) {
            return next.with("", form.name(), null);
        }
        var generator = goesOn(state)
                ? learned(state)
                : new Pretraining(space, params).chosen(state.pretrained(), form.forecast(), work);
        train(generator, lessons, work);
        var learned = Base64.getEncoder().encodeToString(generator.bytes());
        return next.with(learned, form.name(), anchor(next, generator));
    }

    private List<Scored> infeasible(AgNet.State state, List<Trial> trials) {
        var all = new ArrayList<>(state.infeasible());
        trials.forEach(trial ->
                Scored.infeasible(trial, context.problem().objectives()).ifPresent(all::add));
        return all;
    }

    private void train(Generator generator, List<Lesson> lessons, Work work) {
        var weights = lessons.stream().mapToDouble(Lesson::weight).toArray();
        for (int pass = 0; pass < form.passes(); pass++) {
            work.heartbeat(null);
            for (var batch : Batches.of(lessons, weights, context.random())) {
                if (params.without().equals(AgNet.BACK_PROPAGATION)) {
                    generator.learnApart(batch, context.random(), params.latents(), form.rate());
                } else {
                    generator.learn(batch, context.random(), params.latents(), form.rate());
                }
            }
        }
    }

    /**
     * Whose other cell new architectures have: while the first cell is searched, one that was grown; then that of the
     * best of all up to the turn.
     */
    private @Nullable Architecture anchor(AgNet.State state, Generator generator) {
        var knowledge = state.knowledge();
        if (space.cellCount() == 1) {
            return null;
        }
        if (cell(knowledge) == 1) {
            return form.best(knowledge.measured().subList(0, params.turn())).architecture();
        }
        if (state.anchor() != null) {
            return state.anchor();
        }
        return Stream.generate(() -> generator.draw(form.draws(), context.random()))
                .limit(form.mostDraws())
                .flatMap(List::stream)
                .flatMap(one -> space.read(List.of(one.draft(), one.draft())).stream())
                .findFirst()
                .orElseGet(() -> context.space().sample(context.random()));
    }
}

package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.GraphSpace.Draft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The laws of every space whose cells are written as labelled graphs. */
public interface GraphSpaceContract {

    /** A fresh instance of the space under test. */
    GraphSpace graphSpace();

    private List<Architecture> some() {
        var random = new SplittableRandom(17);
        var some = new ArrayList<Architecture>();
        for (int i = 0; i < 300; i++) {
            some.add(graphSpace().sample(random));
        }
        return some;
    }

    @Test
    default void readsBackWhatItWrote() {
        for (var architecture : some()) {
            var drafts =
                    graphSpace().graphs(architecture).stream().map(Draft::of).toList();
            assertThat(drafts).hasSize(graphSpace().cellCount());
            assertThat(graphSpace().read(drafts)).as(architecture.id()).contains(architecture);
        }
    }

    @Test
    default void everyGraphBeginsWithItsInputsAndEndsWithItsOnlyOutput() {
        for (var architecture : some()) {
            for (var graph : graphSpace().graphs(architecture)) {
                var labels = graph.labels();
                assertThat(labels.size()).isBetween(2, graphSpace().mostVertices());
                assertThat(labels)
                        .allMatch(label ->
                                label >= 0 && label < graphSpace().labels().size());
                assertThat(labels.getFirst()).isEqualTo(LabelledGraph.INPUT);
                assertThat(labels.indexOf(LabelledGraph.OUTPUT)).isEqualTo(labels.size() - 1);
                for (int vertex = 0; vertex < graphSpace().inputs(); vertex++) {
                    assertThat(graph.sources(vertex)).isEmpty();
                }
            }
        }
    }

    @Test
    default void anythingElseIsReadAsNothingOrAsAnArchitecture() {
        var random = new SplittableRandom(18);
        int kinds = graphSpace().labels().size();
        for (int i = 0; i < 300; i++) {
            int size = 1 + random.nextInt(graphSpace().mostVertices());
            var labels = random.ints(size, 0, kinds).boxed().toList();
            var links = random.ints(size * (size - 1) / 2, 0, 2)
                    .mapToObj(bit -> bit == 1)
                    .toList();
            var draft = Draft.of(new LabelledGraph(labels, links));
            graphSpace()
                    .read(Collections.nCopies(graphSpace().cellCount(), draft))
                    .ifPresent(architecture -> assertThat(graphSpace().contains(architecture))
                            .as("%s", draft)
                            .isTrue());
        }
    }
}

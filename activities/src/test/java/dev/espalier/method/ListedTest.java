package dev.espalier.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Candidate;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListedTest extends SearchMethodContract<Listed.Params, Listed.State> {

    @Override
    protected SearchMethod<Listed.Params, Listed.State> method() {
        return new Listed();
    }

    @Override
    protected Listed.Params params() {
        var random = new SplittableRandom(3);
        return new Listed.Params(Stream.generate(() -> space().sample(random).id())
                .distinct()
                .limit(100)
                .collect(Collectors.joining(", ")));
    }

    @Test
    void proposesWhatIsListedInItsOrderAndEachOnce() {
        var ids = params().ids();
        assertThat(method().ask(after(method(), 0), at(0), 100))
                .extracting(Candidate::architecture)
                .extracting(architecture -> architecture.id())
                .isEqualTo(ids);
        assertThat(method().ask(after(method(), 2), at(2), 100))
                .extracting(Candidate::architecture)
                .extracting(architecture -> architecture.id())
                .isEqualTo(ids.subList(16, 100));
    }

    @Test
    void whatIsNoneOfTheSpaceIsToldAllAtOnce() {
        var params = new Listed.Params("nasbench201:0-0-0-0-0-9, sgnas:1 nasbench201:0-0-0-0-0-0");
        assertThat(method().problems(at(0).problem(), space(), params))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("nasbench201:0-0-0-0-0-9"))
                .anySatisfy(problem -> assertThat(problem).contains("sgnas:1"));
        assertThat(method().problems(at(0).problem(), space(), new Listed.Params(" , ")))
                .containsExactly(
                        "The method listed must be told at least one of the `architectures`, but there is none.");
    }
}

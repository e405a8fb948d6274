package dev.espalier.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

    @Test
    void aFilterIsReadTermByTerm() {
        assertThat(Terms.parse(
                                "state:running,paused  method:agnet val_accuracy_pct>91.5 tag:team=vision -tag:probe nb201")
                        .all())
                .containsExactly(
                        new Term.State(List.of(Status.RUNNING, Status.PAUSED)),
                        new Term.Named(Term.Field.METHOD, List.of("agnet")),
                        new Term.Compared("val_accuracy_pct", Term.Comparison.ABOVE, 91.5),
                        new Term.Tag("team", "vision"),
                        new Term.Not(new Term.Tag("probe", null)),
                        new Term.Word("nb201"));
        assertThat(Terms.parse("  ")).isEqualTo(Terms.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state:running,paused",
                "tag:team=vision",
                "tag:team=\"my vision\"",
                "tag:prod",
                "name:\"a b\",c",
                "\"two words\"",
                "-\"-x\"",
                "latency_ms@pixel3<=5",
                "trials>=1000",
                "gpu_h<0.5",
                "\"nasbench201:1-2\"",
                "race:r-1 by:ada"
            })
    void whatIsWrittenIsReadTheSame(String text) {
        assertThat(Terms.parse(text)).hasToString(text);
    }

    @Test
    void aLongFilterIsReadAndALongerOneRefused() {
        assertThat(Terms.parse("x".repeat(4_000)).all()).hasSize(1);
        assertThat(Terms.parse("name:" + "x,".repeat(1_900)).all()).hasSize(1);
        assertThatThrownBy(() -> Terms.parse("x".repeat(4_001)))
                .hasMessage("A filter must have at most 4,000 characters, but this one has 4,001.");
        assertThat(Terms.parse("params_m>1e30")).hasToString("params_m>1.0E30");
        assertThat(Terms.parse("params_m>1.0E30")).isEqualTo(Terms.parse("params_m>1e30"));
    }

    @Test
    void whatPeopleCallItIsUnderstood() {
        assertThat(Terms.parse("status:Failed label:team")).isEqualTo(Terms.parse("state:failed tag:team"));
    }

    @Test
    void aTermIsTakenAwayAndAnotherAdded() {
        var terms = Terms.parse("state:failed -state:paused probe");
        assertThat(terms.withoutStates()).hasToString("probe");
        assertThat(terms.without(new Term.Word("probe"))).hasToString("state:failed -state:paused");
        assertThat(terms.withoutStates().and(new Term.State(List.of(Status.RUNNING))))
                .hasToString("probe state:running");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> Terms.parse("state:runing colour:red trials>many method: \"open"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "The state (runing) must be one of running, paused, stopping, finished, stopped, failed.\nMaybe you meant `running`.",
                                        "A filter has no `colour:`; it has state, tag, name, id, space, method, evaluator, parent, race, by.",
                                        "What trials is compared with (many) must be a number, in the unit of the metric's name.",
                                        "Behind `method:` in the filter there must be what to look for.",
                                        "The filter (\"open) must close its quotation mark."));
    }
}

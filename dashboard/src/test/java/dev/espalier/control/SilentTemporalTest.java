package dev.espalier.control;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.Exporter;
import dev.espalier.catalogue.Farm;
import dev.espalier.ledger.Ledgers;
import dev.espalier.ledger.Trials;
import dev.espalier.search.Component;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Measures;
import dev.espalier.step.ExportSteps.Order;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked while nobody listens where Temporal should. */
class SilentTemporalTest {

    @TempDir
    Path folder;

    /** Port 1 is reserved and privileged. */
    private final WorkflowServiceStubs nowhere =
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget("127.0.0.1:1")
                    .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                            .setExpiration(Duration.ofMillis(100))
                            .build())
                    .build());

    @AfterEach
    void close() {
        nowhere.shutdownNow();
    }

    /** One that only says what it holds. */
    @SuppressWarnings("unchecked")
    private static <T> Instance<T> instance(T held) {
        return (Instance<T>) answering(Instance.class, held);
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return Objects.requireNonNull(
                type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer)));
    }

    private Instance<WorkflowClient> client() {
        return instance(WorkflowClient.newInstance(nowhere));
    }

    @Test
    void howFarAnExportIsCannotBeTold() {
        var store = new FileArtifactStore(folder);
        var catalogue = answering(Catalogue.class, "");
        var exports = new Exports(
                new ExportRuns(client()),
                instance(answering(Exporter.class, "")),
                store,
                new ExportOrders(new Trials(), Ledgers.training(store), catalogue, store));
        var drawing = store.put("drawings/a.svg", "<svg/>".getBytes(StandardCharsets.UTF_8));
        var order = new Order(
                "x", "x", 7, new Component("train"), "0-0", "any:0", Fidelity.FULL, Measures.NONE, null, drawing);
        new Once(store).write("exports/x/0-0-0123456789ab/order.json", () -> order);

        assertThatThrownBy(() -> exports.require("x", "0-0-0123456789ab"))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("Temporal does not say how far the export (0-0-0123456789ab) is: ")
                .hasMessageEndingWith("Maybe ask again in a minute.");
    }

    @Test
    void howFarASurveyIsCannotBeTold() {
        var surveys = new Surveys(client(), answering(Catalogue.class, ""), answering(Farm.class, ""));

        assertThatThrownBy(() -> surveys.standing("survey-board-1"))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("Temporal does not say how far the survey (survey-board-1) is: ");
    }
}

package dev.espalier.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.enums.v1.EventType;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches that ran under the workflow as it was released go on under the workflow as it is. The histories are written
 * by {@code HistoryWriter} in the module activities; what was released is never written again.
 */
class ReplayTest {

    private static WorkflowExecutionHistory history(String shape) throws IOException {
        return WorkflowExecutionHistory.fromJson(Files.readString(file(shape)));
    }

    private static void replay(String shape, Class<?> workflow) throws Exception {
        try (var environment = TestWorkflowEnvironment.newInstance()) {
            // A busy machine takes seconds to load the classes of a workflow, which is no deadlock.
            var options = WorkerOptions.newBuilder()
                    .setDefaultDeadlockDetectionTimeout(60_000)
                    .build();
            var worker = environment.newWorker("replay", options);
            worker.registerWorkflowImplementationTypes(workflow);
            worker.replayWorkflowExecution(history(shape));
        }
    }

    /** The steps that it took, in order. */
    private static List<String> activities(String shape) throws IOException {
        return history(shape).getEvents().stream()
                .map(event -> event.getActivityTaskScheduledEventAttributes()
                        .getActivityType()
                        .getName())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Path file(String shape) {
        return Path.of("src/test/resources/histories", shape + ".json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warm-up", "joint", "paused", "continued-as-new", "failed", "set-in-flight", "stopped-now"})
    void replaysWhatWasReleased(String shape) throws IOException {
        assertThatCode(() -> replay(shape, SearchWorkflowImpl.class)).doesNotThrowAnyException();
    }

    @Test
    void replaysAnExport() throws IOException {
        assertThatCode(() -> replay("export", ExportWorkflowImpl.class)).doesNotThrowAnyException();
        assertThat(activities("export"))
                .containsExactly(
                        "ExportRecalibrate",
                        "ExportWrite",
                        "ExportCompare",
                        "ExportScore",
                        "Clock",
                        "ExportPack",
                        "ExportClose");
    }

    @Test
    void replaysASurvey() throws IOException {
        assertThatCode(() -> replay("survey", SurveyWorkflowImpl.class)).doesNotThrowAnyException();
        assertThat(activities("survey")).containsExactly("Time", "Time");
    }

    @Test
    void replaysASearchThatWaitedForABusyDevice() throws IOException {
        assertThatCode(() -> replay("busy-device", SearchWorkflowImpl.class)).doesNotThrowAnyException();
        assertThat(activities("busy-device")).containsSubsequence("Measure", "Await", "Measure", "Update");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warm-up", "joint", "paused", "failed", "set-in-flight", "stopped-now"})
    void noticesAWorkflowThatTakesTwoStepsTheOtherWayRound(String shape) throws IOException {
        assertThatThrownBy(() -> replay(shape, SwappedSearch.class)).hasStackTraceContaining("TMPRL1100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warm-up", "joint", "paused", "continued-as-new", "failed", "set-in-flight", "stopped-now"})
    void historiesAreSmallAndShowWhatTheirNameSays(String shape) throws IOException {
        assertThat(Files.size(file(shape))).isLessThan(200_000);
        var events = history(shape).getEvents();
        var types = events.stream().map(event -> event.getEventType()).toList();
        switch (shape) {
            case "continued-as-new" ->
                assertThat(events.getFirst()
                                .getWorkflowExecutionStartedEventAttributes()
                                .getContinuedExecutionRunId())
                        .isNotEmpty();
            case "failed" -> assertThat(types).contains(EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED);
            case "stopped-now" ->
                assertThat(Collections.frequency(types, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
                        .isGreaterThan(Collections.frequency(types, EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED));
            case "paused", "set-in-flight" ->
                assertThat(types).contains(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED);
            case "warm-up" -> assertThat(activities(shape)).contains("WarmUp");
            case "joint" ->
                assertThat(activities(shape)).filteredOn("Evaluate"::equals).hasSizeGreaterThan(1);
            default -> throw new IllegalArgumentException(shape);
        }
    }
}

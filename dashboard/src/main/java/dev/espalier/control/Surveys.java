package dev.espalier.control;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.Farm;
import dev.espalier.catalogue.Nearest;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import dev.espalier.step.Queues;
import dev.espalier.workflow.SurveyWorkflow;
import dev.espalier.workflow.SurveyWorkflow.Progress;
import dev.espalier.workflow.SurveyWorkflow.Survey;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Begins measurements on devices that no experiment asks for, and says how far they are. */
@Singleton
public final class Surveys {

    private final Instance<WorkflowClient> client;
    private final Catalogue catalogue;
    private final Farm farm;

    Surveys(Instance<WorkflowClient> client, Catalogue catalogue, Farm farm) {
        this.client = client;
        this.catalogue = catalogue;
        this.farm = farm;
    }

    /**
     * Which architectures of a space: repeatable.
     *
     * @param atRandom drawn, instead of those that are most worth measuring
     * @param sums the frame of networks whose latencies are to be sums over operators; null where they are not to be
     */
    public record Choice(
            SearchSpace space,
            int count,
            long seed,
            boolean atRandom,
            @Nullable Frame sums) {}

    /** How a survey stands. */
    public record Standing(Progress progress, boolean done) {}

    /** The architectures of a choice, each once. */
    public List<Architecture> chosen(Choice choice) {
        if (choice.sums() != null) {
            return catalogue.worthSumming(choice.space(), choice.sums(), choice.count(), choice.seed());
        }
        if (!choice.atRandom()) {
            return catalogue.worthMeasuring(choice.space(), choice.count(), choice.seed());
        }
        var random = new SplittableRandom(choice.seed());
        return Stream.generate(() -> choice.space().sample(random))
                .limit(20L * choice.count())
                .distinct()
                .limit(choice.count())
                .toList();
    }

    /**
     * Begins to measure, or to find out whether the device is as it was where there is nothing to measure.
     *
     * @param again whether also those are measured of which there is a measurement
     * @param frame of the networks; null for what their space builds by itself
     * @return the id of the survey
     * @throws Unknown when there is no such device
     * @throws Unavailable when Temporal does not answer
     */
    public String begin(String device, List<Architecture> architectures, boolean again, @Nullable Frame frame) {
        requireMeasuring(device);
        var id = "survey-%s-%s".formatted(device, UUID.randomUUID());
        var workflow = client.get()
                .newWorkflowStub(
                        SurveyWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue(Queues.SEARCH)
                                .build());
        try {
            WorkflowClient.start(
                    workflow::survey,
                    new Survey(
                            device, architectures.stream().map(Architecture::id).toList(), again, frame));
            return id;
        } catch (WorkflowServiceException e) {
            throw new Unavailable(
                    "Temporal did not start to measure on the device (%s): %s.\nMaybe try again in a minute."
                            .formatted(device, e.getMessage()));
        }
    }

    /**
     * Whether networks can be measured on a device.
     *
     * @throws Unknown when they cannot: what it is, or which device was probably meant
     */
    public void requireMeasuring(String device) {
        if (farm.find(device).isPresent()) {
            return;
        }
        var model = catalogue.devices().stream()
                .filter(known -> known.device().name().equals(device))
                .findFirst();
        throw new Unknown(model.map(Surveys::unmeasured).orElseGet(() -> unknown(device)));
    }

    private static String unmeasured(LatencyModel model) {
        var name = model.device().name();
        return "The device (%s) is none that measures: its latencies are %s, and known without.\nMaybe use latency_ms@%s in an experiment as it is, or register a machine of your own under another name: ./espalier device add my-%s."
                .formatted(
                        name,
                        model.source() == Latency.Source.LOOKUP ? "looked up in a table" : "predicted",
                        name,
                        name);
    }

    private String unknown(String device) {
        var measuring = farm.devices().stream().map(MeasuredDevice::name).toList();
        var hint = Nearest.hint(device, measuring);
        return "There is no device (%.60s) that measures; there are %s.%s"
                .formatted(
                        device,
                        measuring.isEmpty() ? "none" : String.join(", ", measuring),
                        hint.isEmpty() ? "\nMaybe register it: ./espalier device add %.60s.".formatted(device) : hint);
    }

    /**
     * @throws Unknown when there is no such survey, or none any more
     * @throws Unavailable when Temporal does not answer
     */
    public Standing standing(String id) {
        try {
            var workflow = client.get().newWorkflowStub(SurveyWorkflow.class, id);
            var progress = workflow.progress();
            var status = WorkflowStub.fromTyped(workflow).describe().getStatus();
            return new Standing(progress, status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
        } catch (WorkflowNotFoundException _) {
            throw new Unknown("There is no survey (%.100s).".formatted(id));
        } catch (WorkflowServiceException e) {
            throw new Unavailable(
                    "Temporal does not say how far the survey (%.100s) is: %s.\nMaybe ask again in a minute."
                            .formatted(id, e.getMessage()));
        }
    }
}

package dev.espalier.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.space.Frame;
import dev.espalier.step.DeviceSteps.Checked;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measurements on a device that no experiment asks for: of some architectures, or of the reference network alone. */
@WorkflowInterface
public interface SurveyWorkflow {

    @WorkflowMethod(name = "Survey")
    Progress survey(Survey survey);

    @QueryMethod
    Progress progress();

    /**
     * @param architectures their ids; none to find out whether the device is as it was
     * @param again whether also those are measured of which there is a measurement
     * @param frame of the networks; null for what their space builds by itself
     */
    record Survey(
            String device,
            List<String> architectures,
            boolean again,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Frame frame) {
        public Survey {
            architectures = List.copyOf(architectures);
        }

        public Survey(String device, List<String> architectures, boolean again) {
            this(device, architectures, again, null);
        }
    }

    /**
     * How far it is.
     *
     * @param of how many architectures are to be measured
     * @param measured how many have been
     * @param problems why others could not be, each in one sentence
     * @param checked what was found of the reference network, where that was asked for
     */
    record Progress(
            int of,
            int measured,
            List<String> problems,
            @Nullable Checked checked) {
        public Progress {
            problems = List.copyOf(problems);
        }
    }
}

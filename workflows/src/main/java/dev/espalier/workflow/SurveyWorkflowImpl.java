package dev.espalier.workflow;

import dev.espalier.step.DeviceSteps;
import dev.espalier.step.DeviceSteps.Checked;
import dev.espalier.step.DeviceSteps.Time;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures a few architectures at a time: what a worker's end cuts off is little, and how far it is can be seen. */
public final class SurveyWorkflowImpl implements SurveyWorkflow {

    private static final int AT_A_TIME = 5;

    private final List<String> architectures;
    private final DeviceSteps device;
    private final List<String> problems = new ArrayList<>();
    private int measured;
    private @Nullable Checked checked;

    @WorkflowInit
    public SurveyWorkflowImpl(Survey survey) {
        this.architectures = survey.architectures();
        this.device = Workflow.newActivityStub(DeviceSteps.class, Steps.measure(survey.device()));
    }

    @Override
    public Progress survey(Survey survey) {
        if (architectures.isEmpty()) {
            checked = device.check(survey.device());
        }
        for (int from = 0; from < architectures.size(); from += AT_A_TIME) {
            time(new Time(
                    survey.device(),
                    architectures.subList(from, Math.min(from + AT_A_TIME, architectures.size())),
                    survey.again(),
                    survey.frame()));
        }
        return progress();
    }

    private void time(Time some) {
        try {
            var timed = device.time(some);
            measured += timed.measured();
            problems.addAll(timed.problems());
        } catch (ActivityFailure failure) {
            problems.add(Failures.brief(failure));
        }
    }

    @Override
    public Progress progress() {
        return new Progress(architectures.size(), measured, problems, checked);
    }
}

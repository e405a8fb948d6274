package dev.espalier.workflow;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.step.ExportSteps.Standing;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Makes a package of one trial's network. Its id follows from the order: asking twice gives the same. */
@WorkflowInterface
public interface ExportWorkflow {

    @WorkflowMethod(name = "Export")
    Standing export(Export export);

    @QueryMethod
    Standing standing();

    /**
     * @param order a kept {@link dev.espalier.step.ExportSteps.Order}
     * @param device on which the latency is measured
     */
    record Export(ArtifactRef order, String device) {}
}

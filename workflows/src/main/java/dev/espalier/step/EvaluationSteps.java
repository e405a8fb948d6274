package dev.espalier.step;

import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.MethodSteps.Batch;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.MethodSteps.Group;
import io.temporal.activity.ActivityInterface;

/** The step that turns a group of candidates into evaluations, on queue {@code gpu} or {@code table}. */
@ActivityInterface
public interface EvaluationSteps {

    Evaluated evaluate(Evaluate evaluate);

    record Evaluate(At at, Batch batch, Group group) {}
}

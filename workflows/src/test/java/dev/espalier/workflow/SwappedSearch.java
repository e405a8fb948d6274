package dev.espalier.workflow;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.search.Checkpoint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import dev.espalier.step.Ledger;
import dev.espalier.step.Ledger.Opened;
import dev.espalier.step.MethodSteps;
import io.temporal.workflow.Workflow;

/** What a release must never do: the first two steps of a search, changed over. */
public final class SwappedSearch implements SearchWorkflow {

    private final MethodSteps method = Workflow.newActivityStub(MethodSteps.class, Steps.METHOD);
    private final Ledger ledger = Workflow.newActivityStub(Ledger.class, Steps.LEDGER);

    @Override
    public Result search(Input input) {
        var nothing = new Checkpoint(0, 0, 0, 0, false, new ArtifactRef("none", "00", 0), null);
        ledger.open(new Opened(input.experiment(), nothing));
        method.start(input.experiment());
        return new Result(nothing, Ending.STOPPED);
    }

    @Override
    public Standing pause() {
        return standing();
    }

    @Override
    public Standing resume() {
        return standing();
    }

    @Override
    public Standing stop(Stop stop) {
        return standing();
    }

    @Override
    public Standing set(Experiment revision) {
        return standing();
    }

    @Override
    public void checkSet(Experiment revision) {}

    @Override
    public Standing standing() {
        return new Standing(0, false, false, null);
    }
}

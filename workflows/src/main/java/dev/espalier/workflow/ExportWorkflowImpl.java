package dev.espalier.workflow;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.step.DeviceSteps;
import dev.espalier.step.DeviceSteps.Clock;
import dev.espalier.step.DeviceSteps.Clocked;
import dev.espalier.step.ExportSteps;
import dev.espalier.step.ExportSteps.Closed;
import dev.espalier.step.ExportSteps.Compare;
import dev.espalier.step.ExportSteps.Pack;
import dev.espalier.step.ExportSteps.Packed;
import dev.espalier.step.ExportSteps.Progress;
import dev.espalier.step.ExportSteps.Stage;
import dev.espalier.step.ExportSteps.Standing;
import dev.espalier.step.ExportSteps.Write;
import dev.espalier.step.Queues;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One stage after the other; the first that cannot be done ends it, but for the measuring. */
public final class ExportWorkflowImpl implements ExportWorkflow {

    private static final List<String> STAGES = List.of(
            "Recalibrate batch normalisation",
            "Write ONNX",
            "Compare outputs",
            "Count right answers",
            "Measure latency",
            "Pack");

    private final ArtifactRef order;
    private final String device;
    private final ExportSteps heavy;
    private final ExportSteps light;
    private final DeviceSteps measuring;
    private final List<Stage> stages = new ArrayList<>();
    private @Nullable Packed packed;
    private String problem = "";

    @WorkflowInit
    public ExportWorkflowImpl(Export export) {
        this.order = export.order();
        this.device = export.device();
        this.heavy = Workflow.newActivityStub(ExportSteps.class, Steps.export(Queues.GPU));
        this.light = Workflow.newActivityStub(ExportSteps.class, Steps.export(Queues.METHOD));
        this.measuring = Workflow.newActivityStub(DeviceSteps.class, Steps.clock(device));
        STAGES.forEach(name -> stages.add(new Stage(name, Progress.WAITING, "")));
    }

    @Override
    public Standing export(Export export) {
        try {
            packed = packed();
        } catch (ActivityFailure failure) {
            problem = Failures.reason(failure);
            stages.replaceAll(stage ->
                    stage.progress() == Progress.UNDER_WAY ? new Stage(stage.name(), Progress.FAILED, "") : stage);
        }
        light.close(new Closed(order, standing()));
        return standing();
    }

    private Packed packed() {
        var recalibrated = stage(0, () -> heavy.recalibrate(order), ExportWords::recalibrated);
        var written = stage(1, () -> light.write(new Write(order, recalibrated)), ExportWords::written);
        var compare = new Compare(order, recalibrated, written);
        var compared = stage(2, () -> heavy.compare(compare), ExportWords::compared);
        var scored = stage(3, () -> heavy.score(compare), ExportWords::scored);
        var clocked = stage(4, ExportWords.awaited(device), this::clocked, ExportWords::clocked);
        if (!clocked.problem().isEmpty()) {
            stages.set(4, new Stage(STAGES.get(4), Progress.SKIPPED, ExportWords.clocked(clocked)));
        }
        var pack = new Pack(order, recalibrated, written, compared, scored, clocked);
        return stage(5, () -> light.pack(pack), ExportWords::packed);
    }

    private <T> T stage(int at, Supplier<T> step, Function<T, String> words) {
        return stage(at, "", step, words);
    }

    private <T> T stage(int at, String meanwhile, Supplier<T> step, Function<T, String> words) {
        stages.set(at, new Stage(STAGES.get(at), Progress.UNDER_WAY, meanwhile));
        var result = step.get();
        stages.set(at, new Stage(STAGES.get(at), Progress.DONE, words.apply(result)));
        return result;
    }

    /** A network is worth handing over also where this machine is too busy to be measured on. */
    private Clocked clocked() {
        try {
            return measuring.clock(new Clock(device, order));
        } catch (ActivityFailure failure) {
            return Clocked.unmeasured(
                    device,
                    failure.getCause() instanceof TimeoutFailure
                            ? "Nobody measured on the device %s in time: no worker serves it, or it is busy."
                                    .formatted(device)
                            : Failures.brief(failure));
        }
    }

    @Override
    public Standing standing() {
        return new Standing(stages, packed, problem);
    }
}

package dev.espalier.evaluate.command;

import dev.espalier.evaluate.Evaluator;
import dev.espalier.evaluate.ResumingEvaluatorContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class CommandEvaluatorTest extends ResumingEvaluatorContract<CommandSettings> {

    @TempDir
    Path place;

    @Override
    protected Evaluator<CommandSettings> evaluator() {
        return Trainers.evaluator(place);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("command", Trainers.standIn(4, "0"), "grace_seconds", 2);
    }
}

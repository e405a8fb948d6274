package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.step.Records.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands that misbehave in every way that we could think of, beside others that do not. */
@EnabledOnOs(OS.LINUX)
class PoisonTest {

    private static final String GOOD = "sleep 0.2; echo '{\"measures\": {\"val_accuracy_pct\": 91.5}}'";

    /** Scripts and what is said of them. */
    private static final Map<String, String> POISON = new LinkedHashMap<>();

    static {
        POISON.put("exit 7", "exit code 7");
        POISON.put("kill -SEGV $$", "signal 11");
        POISON.put("kill -KILL $$", "Maybe the machine ran out of memory");
        POISON.put("trap \"\" TERM INT HUP; while :; do :; done", "longer than its timeout");
        POISON.put("kill -STOP $$", "longer than its timeout");
        POISON.put("echo '{broken'", "is not JSON");
        POISON.put("echo '{\"measures\": {\"val_accuracy_pct\": NaN}}'", "must be a finite number");
        POISON.put("echo '{\"measures\": {\"val_accuracy_pct\": -3}}'", "must be from 0 to 100");
        POISON.put("exec > /dev/null 2>&1; " + GOOD, "it told nothing");
        POISON.put("yes | tr -d \"\\\\n\" | head -c 20000000; yes no | head -c 10000000 >&2; exit 1", "exit code 1");
        POISON.put("yes '{\"epoch\": 1, \"train_loss\": 2}' | head -n 200000; exit 1", "exit code 1");
        POISON.put("printf \"{\"; yes | tr -d \"\\\\n\" | head -c 3000000; echo; sleep 1000", "longer than a mebibyte");
        POISON.put("kill -9 $PPID; sleep 1000", "signal 9");
        POISON.put("i=0; while [ $i -lt 300 ]; do sleep 1000 & i=$((i+1)); done; exit 5", "exit code 5");
        POISON.put("(setsid sh -c \"sleep 1000 & sleep 1000\" &); sleep 0.5; exit 6", "exit code 6");
        POISON.put("rm -rf \"$PWD\" && cd / && exit 8", "exit code 8");
        POISON.put(
                "rm -rf \"$(dirname \"$(sed -n \"s/^ *.checkpoint. : .\\(.*\\).,/\\1/p\" \"$1\")\")\"; sleep 1000",
                "removed the folder of its checkpoints");
    }

    @TempDir
    Path place;

    private Callable<Evaluation> trial(CommandEvaluator evaluator, String script, int number) {
        boolean hangs = POISON.getOrDefault(script, "").contains("timeout");
        var settings = Trainers.settings(
                Map.of("command", Trainers.sh(script), "timeout_minutes", hangs ? 0.05 : 30, "seed", number));
        var group = List.of(Trainers.candidate(0, 1, 2, 3, 4, 0));
        return () -> evaluator
                .evaluate(group, Trainers.PROBLEM, settings, Trainers.work(place))
                .getFirst();
    }

    @Test
    void neverTakesDownMoreThanItsOwnTrial() throws InterruptedException, IOException {
        var evaluator = Trainers.evaluator(place);
        var trials = new ArrayList<Callable<Evaluation>>();
        for (var script : POISON.keySet()) {
            trials.add(trial(evaluator, script, trials.size()));
            trials.add(trial(evaluator, GOOD, trials.size()));
        }
        var good = new Outcome.Measured(Measures.of(Metric.VAL_ACCURACY_PCT, 91.5));
        try (var workers = Executors.newFixedThreadPool(4)) {
            var ended = workers.invokeAll(trials);
            var expected = List.copyOf(POISON.values());
            for (int i = 0; i < POISON.size(); i++) {
                assertThat(Trainers.failure(ended.get(2 * i).resultNow()))
                        .as(List.copyOf(POISON.keySet()).get(i))
                        .contains(expected.get(i));
                assertThat(ended.get(2 * i + 1).resultNow().outcome()).isEqualTo(good);
            }
        }
        assertThat(Trainers.programs(place)).isEmpty();
        assertThat(Trainers.leftOver(place)).isEmpty();
    }
}

package dev.espalier.measure;

import ai.onnxruntime.OrtException;
import dev.espalier.hardware.measure.Finding;
import dev.espalier.hardware.measure.Machine;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Reading;
import dev.espalier.hardware.measure.Setup;
import dev.espalier.hardware.measure.Sitting;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The process in which networks are timed: it reads jobs from its input, a line each, and answers each with a line. What
 * else the worker's process does cannot disturb its heap, nor can a fault of the runtime end the worker. It ends with its
 * input.
 */
public final class MeterProcess {

    /** As it is before this process keeps itself to a part of it. */
    private final Machine machine = ThisMachine.describe();

    private final List<Integer> cores;

    private MeterProcess(int threads) {
        this.cores = Cores.keep(threads);
    }

    /** @param arguments how many threads share an inference */
    public static void main(String... arguments) throws IOException {
        var process = new MeterProcess(Integer.parseInt(arguments[0]));
        var jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (OutputStream answers = new FileOutputStream(FileDescriptor.out)) {
            for (var line = jobs.readLine(); line != null; line = jobs.readLine()) {
                var reply = process.reply(Reply.MAPPER.readValue(line, Job.class));
                answers.write((Reply.MAPPER.writeValueAsString(reply) + "\n").getBytes(StandardCharsets.UTF_8));
                answers.flush();
            }
        }
    }

    private Reply reply(Job job) {
        try {
            return new Reply(read(job), null);
        } catch (OrtException | RuntimeException e) {
            return new Reply(null, String.valueOf(e.getMessage()));
        }
    }

    private Reading read(Job job) throws OrtException {
        var setup = new Setup(Timer.runtime(), job.threads(), cores, job.batch(), MeasuredDevice.PRECISION);
        var disturbed = job.calmFirst() ? Calm.await(job.protocol()) : Optional.<Finding.Disturbed>empty();
        if (disturbed.isPresent()) {
            var now = ThisMachine.conditions(cores);
            return new Reading(disturbed.get(), machine, setup, now, now, 0);
        }
        Native.giveMemoryBack();
        ThisMachine.forgetPeakMemory();
        double held = ThisMachine.memoryMb(false);
        try (var timer = new Timer(job)) {
            timer.warmUp(job.protocol().warmUpMs());
            var before = ThisMachine.conditions(cores);
            var finding = Sitting.hold(
                    job.protocol(), () -> timer.burst(job.protocol().burstMs()));
            return new Reading(
                    finding,
                    machine,
                    setup,
                    before,
                    ThisMachine.conditions(cores),
                    Math.max(0, ThisMachine.memoryMb(true) - held));
        }
    }
}

package dev.espalier.evaluate.command;

import dev.espalier.setting.Setting;

/** The settings of the evaluator {@code command}. What is text is checked where the program is looked for. */
public record CommandSettings(
        @Setting(
                summary =
                        "The program and its arguments on one line, split as a shell would, but no shell runs; the path of the trial's file comes last.")
        String command,

        @Setting(standard = "val_accuracy_pct", summary = "The metrics that it promises to measure, apart by spaces.")
        String measures,

        @Setting(
                standard = NONE,
                summary =
                        "A folder of the worker's machine whose files the program finds in its working folder, as links.")
        String source,

        @Setting(
                standard = STANDARD,
                summary =
                        "Where trials have their working and checkpoint folders; else in the data folder and beside the artifacts.")
        String folder,

        @Setting(standard = "0", summary = "Epochs of full training, told to the program; 0 leaves them to it.")
        int epochs,

        @Setting(
                standard = "1440",
                summary = "Minutes after which a trial is ended and has failed, above 0 and at most 20160, two weeks.")
        double timeoutMinutes,

        @Setting(standard = "10", summary = "Seconds between SIGTERM and SIGKILL when a trial is ended, 0 to 600.")
        int graceSeconds,

        @Setting(
                standard = NONE,
                summary =
                        "Variables that the program gets besides a few of the worker's, apart by spaces: NAME to hand it on, NAME=value to set it.")
        String environment,

        @Setting(
                standard = "worker",
                summary =
                        "The GPUs that it sees, as in CUDA_VISIBLE_DEVICES; worker for those of the worker, none for none.")
        String gpu,

        @Setting(standard = "0", summary = "Makes other seeds for the same architectures.")
        int seed) {

    static final String NONE = "none";
    static final String STANDARD = "standard";

    private static final int MOST_MINUTES = 14 * 24 * 60;

    public CommandSettings {
        if (epochs < 0) {
            throw new IllegalArgumentException("The epochs (%d) must not be negative.".formatted(epochs));
        }
        if (timeoutMinutes <= 0 || timeoutMinutes > MOST_MINUTES) {
            throw new IllegalArgumentException("The timeout_minutes (%s) must be over 0 and at most %d, two weeks."
                    .formatted(timeoutMinutes, MOST_MINUTES));
        }
        if (graceSeconds < 0 || graceSeconds > 600) {
            throw new IllegalArgumentException("The grace_seconds (%d) must be from 0 to 600.".formatted(graceSeconds));
        }
    }
}

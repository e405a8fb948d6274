package dev.espalier.evaluate.command;

import dev.espalier.method.Work;
import dev.espalier.search.CurvePoint;
import dev.espalier.search.Fidelity;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One attempt at a trial: what its program tells while it runs, and how it ended. */
final class Run {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final long NOTED_EVERY = Duration.ofSeconds(5).toNanos();

    /** For what the program left behind to let go of its output, once it has ended. */
    private static final long LATEST = Duration.ofSeconds(3).toNanos();

    private final CommandSettings settings;
    private final Fidelity fidelity;
    private final Room room;
    private final Work work;
    private final Tail tail = new Tail();
    private final long begun = System.nanoTime();
    private final long before;
    private SortedMap<String, Double> measures = new TreeMap<>();
    private String weights = "";
    private String wrong = "";
    private long told = -1;
    private long noted = begun;
    private long ended;
    private int status;

    Run(CommandSettings settings, Fidelity fidelity, Room room, Work work) {
        this.settings = settings;
        this.fidelity = fidelity;
        this.room = room;
        this.work = work;
        this.before = room.secondsBefore();
    }

    /** Until the program has ended, by itself or because it had to. */
    void await(Program program) {
        try {
            var supervisor = Supervisor.start(program, settings, room);
            listen(supervisor).close();
            status = wrong.isEmpty() ? supervisor.status() : 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The worker is shutting down.");
        }
        if (room.lost()) {
            throw new IllegalStateException("Another attempt at this trial has taken over from this one.");
        }
        if (room.gone()) {
            wrong = "The command removed the folder of its checkpoints.";
        }
    }

    /** However this ends, nothing of the program runs afterwards. */
    private Hearing listen(Supervisor supervised) throws InterruptedException {
        try (var supervisor = supervised) {
            var hearing = new Hearing(supervisor.output(), supervisor.errors(), tail);
            while (wrong.isEmpty() && goesOn(supervisor, hearing)) {
                take(hearing.next(PATIENCE));
                work.heartbeat(null);
                look(supervisor);
            }
            return hearing;
        }
    }

    private boolean goesOn(Supervisor supervisor, Hearing hearing) {
        if (supervisor.runs()) {
            return true;
        }
        ended = ended == 0 ? System.nanoTime() : ended;
        return !hearing.isOver() && System.nanoTime() - ended < LATEST;
    }

    /** Every few seconds, at the time, and at what was left behind. */
    private void look(Supervisor supervisor) {
        long now = System.nanoTime();
        if (now - begun > settings.timeoutMinutes() * Duration.ofMinutes(1).toNanos()) {
            wrong = "The command took longer than its timeout of %s and was ended.".formatted(Said.minutes(settings));
        }
        if (now - noted > NOTED_EVERY) {
            noted = now;
            room.noteSeconds(seconds());
            supervisor.track();
        }
    }

    private void take(@Nullable Message message) {
        switch (message) {
            case null -> {}
            case Message.Progress(var point) -> work.curve(whole(point));
            case Message.Saved() -> work.heartbeat(room.mark().keep(work));
            case Message.Result(var result) -> measures = result;
            case Message.Weights(var file) -> weights = file;
            case Message.Cost(var seconds) -> told = seconds;
            case Message.GivenUp(var reason) -> wrong = "The command gave up: " + Said.brief(reason);
            case Message.Wrong(var sentence) -> wrong = sentence;
        }
    }

    /** The trial says how many epochs there are where the program does not. */
    private CurvePoint whole(CurvePoint point) {
        boolean known = point.of() > 0 || !point.unit().equals(CurvePoint.EPOCHS) || fidelity.epochs() < point.at();
        return known ? point : CurvePoint.epoch(point.at(), fidelity.epochs(), point.measures());
    }

    /** What is wrong with what it did, in one sentence; empty when nothing is. */
    String wrong() {
        return wrong.isEmpty() && status != 0 ? Said.ending(status, tail.lastWords()) : wrong;
    }

    SortedMap<String, Double> measures() {
        return measures;
    }

    /** The file that it wants to be kept, or empty. */
    String weights() {
        return weights;
    }

    Tail tail() {
        return tail;
    }

    /** What the program told, or else how long it ran, attempts before this one included. */
    long seconds() {
        return told >= 0 ? told : before + Math.round((System.nanoTime() - begun) / 1e9);
    }
}

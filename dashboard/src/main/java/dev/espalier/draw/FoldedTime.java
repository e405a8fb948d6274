package dev.espalier.draw;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of time on an axis, on which long holes take little room. */
public final class FoldedTime {

    /** A hole is folded where it would take more than this share of what is left to draw. */
    private static final double LONG = 0.12;

    private static final int MOST_FOLDS = 8;
    private static final double FOLD_SHARE = 0.07;

    private final Instant from;
    private final Instant to;
    private final List<Span> folds;
    private final double perMilli;

    /** A stretch of time. */
    public record Span(Instant from, Instant to) {

        public Duration length() {
            return Duration.between(from, to);
        }
    }

    private FoldedTime(Instant from, Instant to, List<Span> folds) {
        this.from = from;
        this.to = to;
        this.folds = List.copyOf(folds);
        long folded = folds.stream().mapToLong(fold -> fold.length().toMillis()).sum();
        long drawn = Math.max(1, Duration.between(from, to).toMillis() - folded);
        this.perMilli = (1 - FOLD_SHARE * folds.size()) / drawn;
    }

    /**
     * The time that some work took, at least one piece of it.
     *
     * @param fold whether long holes are folded
     */
    public static FoldedTime of(List<Span> work, boolean fold) {
        var from = work.stream().map(Span::from).min(Comparator.naturalOrder()).orElseThrow();
        var to = work.stream().map(Span::to).max(Comparator.naturalOrder()).orElseThrow();
        return new FoldedTime(from, to, fold ? folds(holes(work), Duration.between(from, to)) : List.of());
    }

    private static List<Span> holes(List<Span> work) {
        var holes = new ArrayList<Span>();
        var sorted = work.stream().sorted(Comparator.comparing(Span::from)).toList();
        var busy = sorted.getFirst().to;
        for (var span : sorted) {
            if (span.from.isAfter(busy)) {
                holes.add(new Span(busy, span.from));
            }
            busy = span.to.isAfter(busy) ? span.to : busy;
        }
        return holes;
    }

    private static List<Span> folds(List<Span> holes, Duration whole) {
        var folds = new ArrayList<Span>();
        double left = whole.toMillis();
        for (var hole : holes.stream()
                .sorted(Comparator.comparing(Span::length).reversed())
                .toList()) {
            double length = hole.length().toMillis();
            if (length <= LONG * left || folds.size() == MOST_FOLDS) {
                break;
            }
            folds.add(hole);
            left -= length;
        }
        folds.sort(Comparator.comparing(Span::from));
        return folds;
    }

    public Instant from() {
        return from;
    }

    public Instant to() {
        return to;
    }

    /** The holes that are folded, in order. */
    public List<Span> folds() {
        return folds;
    }

    /** What is drawn at full length. */
    public Duration drawn() {
        return folds.stream().map(Span::length).reduce(Duration.between(from, to), Duration::minus);
    }

    /** Where a time lies, 0 to 1; the ends where it lies outside. */
    public double share(Instant at) {
        var within = at.isBefore(from) ? from : at.isAfter(to) ? to : at;
        double share = perMilli * Duration.between(from, within).toMillis();
        for (var fold : folds) {
            if (within.isAfter(fold.from)) {
                var end = within.isBefore(fold.to) ? within : fold.to;
                long passed = Duration.between(fold.from, end).toMillis();
                share += FOLD_SHARE * passed / Math.max(1, fold.length().toMillis()) - perMilli * passed;
            }
        }
        return Math.clamp(share, 0, 1);
    }

    boolean inFold(Instant at) {
        return folds.stream().anyMatch(fold -> at.isAfter(fold.from) && at.isBefore(fold.to));
    }
}

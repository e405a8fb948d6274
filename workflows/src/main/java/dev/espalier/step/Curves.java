package dev.espalier.step;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.search.Curve;
import dev.espalier.search.CurvePoint;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Learning curves while they grow: each attempt at a group leaves pieces behind, which anybody can read who sees the
 * artifact store. What a later attempt tells takes the place of what an earlier one told beyond that.
 */
public final class Curves {

    private final Once once;

    public Curves(ArtifactStore store) {
        this.once = new Once(store);
    }

    /** The points that were told since the piece before. */
    private record Piece(List<CurvePoint> points) {}

    /**
     * Keeps another piece.
     *
     * @param first the group's first candidate in its batch
     * @param attempt from 1
     * @param piece of the attempt, from 0
     */
    public void keep(String experiment, int sequence, int first, int attempt, int piece, List<CurvePoint> points) {
        var name = String.format(Locale.ROOT, "/%03d-%05d.json", attempt, piece);
        once.write(folder(experiment, sequence, first) + name, () -> new Piece(List.copyOf(points)));
    }

    /** How many pieces there are of a round, so that a reader knows whether there is anything new. */
    public int pieces(String experiment, int sequence) {
        return once.keys(folder(experiment, sequence)).size();
    }

    /** The point that the newest attempt told last, as far as it is kept; null before the first. */
    public @Nullable CurvePoint newest(String experiment, int sequence, int first) {
        var keys = once.keys(folder(experiment, sequence, first));
        return keys.isEmpty()
                ? null
                : once.find(keys.getLast(), Piece.class)
                        .map(piece -> piece.points().getLast())
                        .orElse(null);
    }

    /** The curve so far, over all attempts. */
    public Curve read(String experiment, int sequence, int first) {
        var points = once.keys(folder(experiment, sequence, first)).stream()
                .flatMap(key -> once.find(key, Piece.class).stream())
                .flatMap(piece -> piece.points().stream())
                .toList();
        return Curve.EMPTY.with(points);
    }

    private static String folder(String experiment, int sequence, int first) {
        return String.format(Locale.ROOT, "%s/%04d", folder(experiment, sequence), first);
    }

    private static String folder(String experiment, int sequence) {
        return String.format(Locale.ROOT, "%s/%06d/curves", Keys.experiment(experiment), sequence);
    }
}

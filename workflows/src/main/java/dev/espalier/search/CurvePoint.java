package dev.espalier.search;

import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What training had reached at one place on its way. Values that are not finite are left out: the curve has a gap there.
 *
 * @param at how far it was, at least 0, counted in {@code unit}; 3.5 is half-way through the fourth epoch
 * @param of how far it goes, 0 where nobody knows
 * @param unit what is counted, in the plural: {@code epochs}, {@code steps}
 * @param measures by metric name: {@code val_accuracy_pct}, {@code train_loss}
 */
public record CurvePoint(double at, double of, String unit, Measures measures) {

    /** What training that is counted in epochs counts. */
    public static final String EPOCHS = "epochs";

    private static final Pattern UNIT = Pattern.compile("[a-z][a-z ]{0,31}");

    public CurvePoint {
        if (!Double.isFinite(at) || at < 0) {
            throw new IllegalArgumentException(
                    "The place of a point of a learning curve (%s) must be a number, at least 0.".formatted(at));
        }
        if (!Double.isFinite(of) || of < 0) {
            throw new IllegalArgumentException(
                    "The end of a learning curve (%s) must be a number, 0 where it is not known.".formatted(of));
        }
        if (!UNIT.matcher(unit).matches()) {
            throw new IllegalArgumentException(
                    "The unit of a learning curve (%s) must be a word in lower case, like epochs.".formatted(unit));
        }
        var finite = new TreeMap<>(measures.values());
        finite.values().removeIf(value -> !Double.isFinite(value));
        measures = new Measures(finite);
    }

    /** After so many epochs, which may be part of one. */
    public static CurvePoint epoch(double epoch, double of, Measures measures) {
        return new CurvePoint(epoch, of, EPOCHS, measures);
    }

    /** How close two points must be to be drawn as one: a thousandth of the whole, or of the place's power of ten. */
    double grain() {
        if (of > 0) {
            return of / 1000;
        }
        return at < 1 ? 0 : Math.pow(10, Math.floor(Math.log10(at))) / 1000;
    }
}

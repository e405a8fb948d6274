package dev.espalier.file;

import dev.espalier.search.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number with its unit. Milliseconds never pass for seconds: a number without a unit is no quantity, and one quantity
 * converts to another unit only of the same kind.
 */
public record Quantity(BigDecimal value, Unit unit) {

    private static final Pattern WRITTEN =
            Pattern.compile("([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?)\\s*(\\D{0,12})");

    /** What is measured. */
    public enum Kind {
        TIME,
        SHARE,
        COUNT,
        STORAGE,
        ENERGY
    }

    /** A unit, by its symbol and its size in the smallest of its kind. */
    public enum Unit {
        MICROSECOND("us", Kind.TIME, "1"),
        MILLISECOND("ms", Kind.TIME, "1e3"),
        SECOND("s", Kind.TIME, "1e6"),
        MINUTE("min", Kind.TIME, "60e6"),
        HOUR("h", Kind.TIME, "3600e6"),
        DAY("d", Kind.TIME, "86400e6"),
        PERCENT("%", Kind.SHARE, "1"),
        THOUSAND("K", Kind.COUNT, "1e3"),
        MILLION("M", Kind.COUNT, "1e6"),
        BILLION("G", Kind.COUNT, "1e9"),
        KILOBYTE("KB", Kind.STORAGE, "1e3"),
        KIBIBYTE("KiB", Kind.STORAGE, "1024"),
        MEGABYTE("MB", Kind.STORAGE, "1e6"),
        MEBIBYTE("MiB", Kind.STORAGE, "1048576"),
        GIGABYTE("GB", Kind.STORAGE, "1e9"),
        GIBIBYTE("GiB", Kind.STORAGE, "1073741824"),
        MICROJOULE("uJ", Kind.ENERGY, "1"),
        MILLIJOULE("mJ", Kind.ENERGY, "1e3"),
        JOULE("J", Kind.ENERGY, "1e6");

        private final String symbol;
        private final Kind kind;
        private final BigDecimal size;

        Unit(String symbol, Kind kind, String size) {
            this.symbol = symbol;
            this.kind = kind;
            this.size = new BigDecimal(size);
        }

        public String symbol() {
            return symbol;
        }

        public Kind kind() {
            return kind;
        }

        static Optional<Unit> of(String symbol) {
            var plain = symbol.replace('µ', 'u').replace('μ', 'u');
            return Arrays.stream(values())
                    .filter(unit -> unit.symbol.equals(plain))
                    .findFirst();
        }

        /** The unit that a metric's name ends in; none where it has none, as in {@code val_loss}. */
        public static Optional<Unit> of(Metric metric) {
            var quantity = metric.quantity();
            int last = quantity.lastIndexOf('_');
            return last < 0 ? Optional.empty() : Optional.ofNullable(SUFFIXES.get(quantity.substring(last + 1)));
        }

        /** How the names of metrics of a kind may end. */
        static List<String> suffixes(Kind kind) {
            return SUFFIXES.entrySet().stream()
                    .filter(suffix -> suffix.getValue().kind == kind)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static final SortedMap<String, Unit> SUFFIXES = new TreeMap<>(Map.ofEntries(
            Map.entry("us", Unit.MICROSECOND),
            Map.entry("ms", Unit.MILLISECOND),
            Map.entry("s", Unit.SECOND),
            Map.entry("seconds", Unit.SECOND),
            Map.entry("hours", Unit.HOUR),
            Map.entry("pct", Unit.PERCENT),
            Map.entry("k", Unit.THOUSAND),
            Map.entry("m", Unit.MILLION),
            Map.entry("g", Unit.BILLION),
            Map.entry("kb", Unit.KILOBYTE),
            Map.entry("mb", Unit.MEGABYTE),
            Map.entry("gb", Unit.GIGABYTE),
            Map.entry("uj", Unit.MICROJOULE),
            Map.entry("mj", Unit.MILLIJOULE),
            Map.entry("j", Unit.JOULE)));

    /**
     * What a text says, such as {@code 5 ms}.
     *
     * @param what the sentence's subject when it cannot be read: {@code The limit of latency_ms}
     * @param example the unit to suggest
     * @throws IllegalArgumentException with a sentence
     */
    public static Quantity parse(String what, String text, Unit example) {
        var written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("%s (%s) must be a number and its unit.\nMaybe write it like 5 %s."
                    .formatted(what, text.strip(), example.symbol));
        }
        var value = new BigDecimal(written.group(1));
        var symbol = written.group(2).strip();
        if (symbol.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s (%s) must have its unit.\nMaybe %s %s.".formatted(what, text.strip(), value, example.symbol));
        }
        var unit = Unit.of(symbol)
                .filter(known -> known.kind == example.kind)
                .orElseThrow(() -> new IllegalArgumentException("%s (%s) must be in one of %s, but is in %s.%s"
                        .formatted(what, text.strip(), symbols(example.kind), symbol, hint(symbol, example.kind))));
        return new Quantity(value, unit);
    }

    private static String symbols(Kind kind) {
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.kind == kind)
                .map(Unit::symbol)
                .collect(Collectors.joining(", "));
    }

    private static String hint(String symbol, Kind kind) {
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.kind == kind && unit.symbol.equalsIgnoreCase(symbol))
                .findFirst()
                .map(unit -> "\nMaybe you meant %s.".formatted(unit.symbol))
                .orElse("");
    }

    /** The number in another unit of the same kind, exactly where decimals can say it. */
    public BigDecimal in(Unit other) {
        if (other.kind != unit.kind) {
            throw new IllegalArgumentException(
                    "The %s cannot be given in %s, a unit of something else.".formatted(this, other.symbol));
        }
        return other == unit ? value : value.multiply(unit.size).divide(other.size, MathContext.DECIMAL128);
    }

    @Override
    public String toString() {
        return "%s %s".formatted(value, unit.symbol);
    }
}

package dev.espalier.cli.text;

/**
 * A metric's name, whose end states the unit: {@code val_accuracy_pct}, {@code latency_ms@pixel3}.
 *
 * @param name as the server writes it
 */
public record MetricName(String name) {

    private enum Unit {
        PCT("_pct", "%"),
        MS("_ms", "ms"),
        SECONDS("_seconds", "s"),
        MB("_mb", "MB"),
        M("_m", "M");

        private final String suffix;
        private final String sign;

        Unit(String suffix, String sign) {
            this.suffix = suffix;
            this.sign = sign;
        }
    }

    /** A column's head: {@code val_accuracy [%]}, {@code latency@pixel3 [ms]}. */
    public String head() {
        var unit = unit();
        return unit.isEmpty() ? name : plain() + " [" + unit + "]";
    }

    /** The name without its unit. */
    public String plain() {
        int end = quantityEnd();
        for (var unit : Unit.values()) {
            if (name.substring(0, end).endsWith(unit.suffix)) {
                return name.substring(0, end - unit.suffix.length()) + name.substring(end);
            }
        }
        return name;
    }

    /** The unit's sign, or nothing. */
    public String unit() {
        var quantity = name.substring(0, quantityEnd());
        for (var unit : Unit.values()) {
            if (quantity.endsWith(unit.suffix)) {
                return unit.sign;
            }
        }
        return "";
    }

    /** A value with its unit: {@code 91.52 %}. */
    public String value(double value) {
        return (Amounts.number(value) + " " + unit()).strip();
    }

    /** Of a latency, the metric that says how uncertain it is or how far repeats deviate; of all others nothing. */
    public String deviation() {
        return name.startsWith("latency_ms@") ? name.replaceFirst("_ms@", "_std_ms@") : "";
    }

    /** Whether it says how far another metric deviates, which shows it. */
    public boolean isDeviation() {
        return name.startsWith("latency_std_ms@");
    }

    private int quantityEnd() {
        int at = name.indexOf('@');
        return at < 0 ? name.length() : at;
    }
}

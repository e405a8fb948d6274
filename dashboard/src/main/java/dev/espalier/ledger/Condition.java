package dev.espalier.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A condition on rows: text of a query, whose values are parameters. */
@FunctionalInterface
interface Condition {

    /** Its text; values are added to the parameters. */
    String text(Parameters parameters);

    /** Of rows for which this is false or not known. */
    default Condition not() {
        return parameters -> "case when %s then 1 else 0 end = 0".formatted(text(parameters));
    }

    /** Both. */
    default Condition and(Condition other) {
        return all(List.of(this, other));
    }

    /** All of some; true when there is none. */
    static Condition all(List<Condition> conditions) {
        return parameters -> conditions.isEmpty()
                ? "1 = 1"
                : conditions.stream()
                        .map(condition -> condition.text(parameters))
                        .collect(Collectors.joining(" and "));
    }

    /** Values of a query by name. */
    final class Parameters {

        private final Map<String, Object> values = new HashMap<>();

        /** Where the value stands in the query's text. */
        String add(Object value) {
            var name = "p" + values.size();
            values.put(name, value);
            return ":" + name;
        }

        Map<String, Object> values() {
            return values;
        }
    }
}

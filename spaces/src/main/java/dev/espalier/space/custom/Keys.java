package dev.espalier.space.custom;

import dev.espalier.space.Problems;
import dev.espalier.space.custom.Part.Fields;
import java.util.List;

/** Which keys may stand where. */
final class Keys {

    private Keys() {}

    static void requireOnly(Fields fields, List<String> known, Problems problems) {
        for (var field : fields.fields()) {
            var key = field.key();
            if (!known.contains(key.value())) {
                problems.add("The key `%s` in line %d is not known here; known are %s."
                        .formatted(key.value(), key.line(), String.join(", ", known)));
            }
        }
    }
}

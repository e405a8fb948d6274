package dev.espalier.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads options that have values, behind a space or an equals sign. */
final class GivenOptions {

    private GivenOptions() {}

    /**
     * The values by option; the last one counts.
     *
     * @param others says which there are, when another is given
     */
    static SortedMap<String, String> of(List<String> arguments, List<String> known, String others) {
        var given = new TreeMap<String, String>();
        for (int i = 0; i < arguments.size(); i++) {
            var option = arguments.get(i);
            int value = option.indexOf('=');
            if (value > 0 && known.contains(option.substring(0, value))) {
                given.put(option.substring(0, value), option.substring(value + 1));
            } else if (known.contains(option) && i + 1 < arguments.size()) {
                given.put(option, arguments.get(++i));
            } else {
                throw new Unusable("There is no option (%s); %s".formatted(option, others));
            }
        }
        return given;
    }

    /** @throws NumberFormatException where the value is no whole number */
    static int number(Map<String, String> given, String option, String standard) {
        return Integer.parseInt(given.getOrDefault(option, standard));
    }

    /** A folder that need not exist yet; null where none is given. */
    static @Nullable Path folder(Map<String, String> given, String option) {
        var path = given.get(option);
        return path == null ? null : Path.of(path);
    }
}

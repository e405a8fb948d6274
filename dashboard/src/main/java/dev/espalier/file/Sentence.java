package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.file.ExperimentForm.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is wrong with a file.
 *
 * @param line from 1, or 0 for the text as a whole
 */
public record Sentence(int line, String text) {

    private static final Pattern LINE = Pattern.compile("(?s)Line ([0-9]{1,7}): (.*)");

    /** A problem as {@link InvalidInput} tells it. */
    public static Sentence of(String problem) {
        var found = LINE.matcher(problem);
        return found.matches()
                ? new Sentence(Integer.parseInt(found.group(1)), found.group(2))
                : new Sentence(0, problem);
    }

    /** The same at a line, unless it knows its own. */
    public Sentence at(int otherwise) {
        return line > 0 ? this : new Sentence(otherwise, text);
    }

    /** The field that it is about, if there is one: by its line, by its key, by its value. */
    public Optional<Field> about(List<Field> fields) {
        return fields.stream().filter(field -> weight(field) > 1).max(Comparator.comparingInt(this::weight));
    }

    private int weight(Field field) {
        if (line > 0 && (line < field.line() || line > field.last())) {
            return 0;
        }
        int weight = line > 0 ? 2 : 0;
        if (text.contains("`" + field.key() + "`")) {
            weight += 4;
        }
        if (text.contains(field.key().replaceAll("s$", "") + " (")) {
            weight += 2;
        }
        if (field.value().lines().anyMatch(value -> text.contains("(" + value + ")"))) {
            weight += 2;
        }
        return weight;
    }
}

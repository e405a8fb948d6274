package dev.espalier.setting;

import dev.espalier.catalogue.InvalidInput;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of settings, and everything that is wrong with them.
 *
 * @param record with the standard values in place of what cannot be used; null where one has no standard
 * @param guessed the settings whose values are such stand-ins
 * @param problems each in one sentence
 */
public record Reading<P extends Record>(@Nullable P record, Set<String> guessed, List<String> problems) {

    public Reading {
        guessed = Set.copyOf(guessed);
        problems = List.copyOf(problems);
    }

    /** Whether it is what the user wrote. */
    public boolean whole() {
        return problems.isEmpty() && guessed.isEmpty() && record != null;
    }

    /** @throws InvalidInput with every problem, when there are any */
    P orElseThrow() {
        if (record == null || !problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return record;
    }

    /** Of what was found with the record, the sentences that do not tell of stand-ins: nobody wrote those. */
    public List<String> founded(List<String> found) {
        return found.stream().filter(sentence -> !tells(sentence, guessed)).toList();
    }

    /** Whether a sentence tells of a setting's value, as in {@code The batch (64) must …}. */
    static boolean tells(String sentence, Set<String> settings) {
        return settings.stream()
                .anyMatch(name -> Pattern.compile("\\b%s`? \\(".formatted(Pattern.quote(name)))
                        .matcher(sentence)
                        .find());
    }
}

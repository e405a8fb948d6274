package dev.espalier.ledger;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Nearest;
import dev.espalier.ledger.Term.Comparison;
import dev.espalier.ledger.Term.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A filter of experiments, as people write it: {@code state:running method:agnet val_accuracy_pct>91 tag:team=vision}. All
 * terms must hold; a minus before one asks for its opposite, commas stand between alternatives, and what has blanks is
 * written in quotation marks.
 */
public record Terms(List<Term> all) {

    /** Every experiment. */
    public static final Terms NONE = new Terms(List.of());

    private static final int LONGEST = 4_000;

    private static final Pattern TOKEN = Pattern.compile("(?:[^\\s\"]++|\"[^\"]*+\"?)++");
    private static final Pattern KEYED = Pattern.compile("([A-Za-z][\\w-]*):(.*)", Pattern.DOTALL);
    private static final Pattern COMPARED = Pattern.compile("([A-Za-z][\\w@.-]*?)(>=|<=|>|<|=)(.*)", Pattern.DOTALL);
    private static final Pattern PART = Pattern.compile("(?:[^,\"]++|\"[^\"]*+\")++");

    private static final List<String> STATE = List.of("state", "status");
    private static final List<String> TAG = List.of("tag", "label");

    public Terms {
        all = List.copyOf(all);
    }

    /**
     * Reads a filter.
     *
     * @throws InvalidInput with every problem that it has
     */
    public static Terms parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidInput("A filter must have at most %,d characters, but this one has %,d."
                    .formatted(LONGEST, text.length()));
        }
        var terms = new ArrayList<Term>();
        var problems = new ArrayList<String>();
        TOKEN.matcher(text).results().forEach(token -> {
            try {
                terms.add(term(token.group()));
            } catch (InvalidInput e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new Terms(terms);
    }

    /** These and another. */
    public Terms and(Term term) {
        return new Terms(Stream.concat(all.stream(), Stream.of(term)).toList());
    }

    /** These but for one. */
    public Terms without(Term term) {
        return new Terms(all.stream().filter(other -> !other.equals(term)).toList());
    }

    /** These but for those about states. */
    public Terms withoutStates() {
        return new Terms(all.stream().filter(term -> !ofState(term)).toList());
    }

    private static boolean ofState(Term term) {
        return term instanceof Term.State || (term instanceof Term.Not not && ofState(not.term()));
    }

    private static Term term(String token) {
        if (token.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new InvalidInput("The filter (%.80s) must close its quotation mark.".formatted(token));
        }
        if (token.length() > 1 && token.startsWith("-")) {
            return new Term.Not(term(token.substring(1)));
        }
        var keyed = KEYED.matcher(token);
        if (keyed.matches()) {
            return keyed(keyed.group(1), keyed.group(2));
        }
        var compared = COMPARED.matcher(token);
        if (compared.matches()) {
            return new Term.Compared(
                    compared.group(1), Comparison.of(compared.group(2)), number(compared.group(1), compared.group(3)));
        }
        return new Term.Word(bare(token));
    }

    private static Term keyed(String key, String value) {
        var parts = PART.matcher(value)
                .results()
                .map(part -> bare(part.group()))
                .filter(part -> !part.isBlank())
                .toList();
        if (parts.isEmpty()) {
            throw new InvalidInput("Behind `%s:` in the filter there must be what to look for.".formatted(key));
        }
        if (STATE.contains(key)) {
            return new Term.State(parts.stream().map(Terms::state).toList());
        }
        if (TAG.contains(key)) {
            return tag(bare(value));
        }
        return new Term.Named(field(key), parts);
    }

    private static Term.Tag tag(String text) {
        int sign = text.indexOf('=');
        return sign < 0 ? new Term.Tag(text, null) : new Term.Tag(text.substring(0, sign), text.substring(sign + 1));
    }

    private static Status state(String word) {
        var known = Arrays.stream(Status.values()).map(Status::word).toList();
        return Arrays.stream(Status.values())
                .filter(status -> status.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("The state (%.40s) must be one of %s.%s"
                        .formatted(word, String.join(", ", known), Nearest.hint(word, known))));
    }

    private static Field field(String key) {
        return Arrays.stream(Field.values())
                .filter(field -> field.word().equals(key))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("A filter has no `%.40s:`; it has %s.%s"
                        .formatted(key, String.join(", ", keys()), Nearest.hint(key, keys()))));
    }

    private static List<String> keys() {
        return Stream.concat(
                        Stream.of(STATE.getFirst(), TAG.getFirst()),
                        Arrays.stream(Field.values()).map(Field::word))
                .toList();
    }

    private static double number(String measure, String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?"))
                .map(Double::valueOf)
                .orElseThrow(() -> new InvalidInput(
                        "What %.80s is compared with (%.40s) must be a number, in the unit of the metric's name."
                                .formatted(measure, text)));
    }

    private static String bare(String text) {
        return text.replace("\"", "");
    }

    /** A text as one word of a filter. */
    static String quoted(String text) {
        return text.matches("[\\w.+/][\\w.+/-]*") ? text : '"' + text.replace("\"", "") + '"';
    }

    Condition condition() {
        return Condition.all(all.stream().map(Term::condition).toList());
    }

    /** As people write it. */
    @Override
    public String toString() {
        return all.stream().map(Term::toString).collect(Collectors.joining(" "));
    }
}

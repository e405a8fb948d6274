package dev.espalier.space.custom;

import dev.espalier.space.Decision;
import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import dev.espalier.space.custom.Part.Field;
import dev.espalier.space.custom.Part.Fields;
import dev.espalier.space.custom.Part.Items;
import dev.espalier.space.custom.Part.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a space's file, finding as many of its problems as can be found at once. */
final class SpaceReader {

    private static final List<String> KEYS = List.of("name", "summary", "decisions", "ops", "network");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final int MOST = 1_000;

    private final Problems problems = new Problems();

    private SpaceReader() {}

    /** @throws Refusal with everything that is wrong */
    static CustomSpace read(String yaml) {
        return new SpaceReader().space(yaml);
    }

    private CustomSpace space(String yaml) {
        if (!(PartReader.read(yaml, problems) instanceof Fields root)) {
            problems.add("The file must have the keys %s.".formatted(String.join(", ", KEYS)));
            throw problems.refusal();
        }
        Keys.requireOnly(root, KEYS, problems);
        var name = name(root);
        var decisions = decisions(root);
        var summary = summary(root, decisions.size());
        var template = new TemplateReader(decisions, problems).read(root.get("network"), root.get("ops"));
        problems.requireNone();
        return new CustomSpace(name, summary, decisions, template);
    }

    private String name(Fields root) {
        if (root.get("name") instanceof Text(var name, var _, int line)) {
            if (!NAME.matcher(name).matches()) {
                problems.add("The `name` (%s) in line %d must be 1 to 64 lower-case letters, digits, - and _."
                        .formatted(name, line));
            }
            return name;
        }
        problems.add("The `name` of the space must be given.");
        return "unnamed";
    }

    private String summary(Fields root, int decisions) {
        var part = root.get("summary");
        if (part == null) {
            return "A space of %d decisions.".formatted(decisions);
        }
        if (!(part instanceof Text text) || text.missing()) {
            problems.add("The `summary` in line %d must be a sentence, but is %s.".formatted(part.line(), part.kind()));
            return "";
        }
        var sentence = text.value().strip().replaceAll("\\p{Cntrl}+|\\s+", " ");
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private List<Decision> decisions(Fields root) {
        var entries = switch (root.get("decisions")) {
            case Fields(var fields, int _) -> fields;
            case Items(var items, int _) -> listed(items);
            case null, default -> List.<Field>of();
        };
        if (entries.isEmpty() || entries.size() > MOST) {
            problems.add("The `decisions` must be 1 to %,d names with lists of options, but %s."
                    .formatted(MOST, entries.isEmpty() ? "there are none" : "there are %,d".formatted(entries.size())));
        }
        var names = new LinkedHashSet<String>();
        var decisions = new ArrayList<Decision>();
        for (var entry : entries) {
            if (!Names.fits(entry.key().value()) || !names.add(entry.key().value())) {
                problems.add("The decision `%s` in line %d must have a name of its own: %s."
                        .formatted(entry.key().value(), entry.key().line(), Names.RULE));
            }
            decisions.add(new Decision(entry.key().value(), options(entry)));
        }
        return decisions;
    }

    /** Decisions written as {@code - {name: …, options: […]}}. */
    private List<Field> listed(List<Part> items) {
        var entries = new ArrayList<Field>();
        for (var item : items) {
            var fields = item instanceof Fields found ? found : new Fields(List.of(), item.line());
            var options = fields.get("options");
            if (fields.get("name") instanceof Text name && options != null) {
                Keys.requireOnly(fields, List.of("name", "options"), problems);
                entries.add(new Field(name, options));
            } else {
                problems.add("The decision in line %d must have a `name` and `options`.".formatted(item.line()));
            }
        }
        return entries;
    }

    private List<String> options(Field entry) {
        var options = new LinkedHashSet<String>();
        var name = entry.key().value();
        if (!(entry.value() instanceof Items(var parts, int line)) || parts.isEmpty() || parts.size() > MOST) {
            problems.add("The options of `%s` in line %d must be a list of 1 to %,d."
                    .formatted(name, entry.key().line(), MOST));
            return List.of("none");
        }
        for (var part : parts) {
            if (!(part instanceof Text text) || text.missing() || !Names.fits(text.value())) {
                problems.add("The option of `%s` in line %d must be text or a number of %s, but is %s."
                        .formatted(name, part.line(), Names.RULE, part.kind()));
            } else if (!options.add(text.value())) {
                problems.add("The option (%s) of `%s` in line %d stands twice.".formatted(text.value(), name, line));
            }
        }
        return options.isEmpty() ? List.of("none") : List.copyOf(options);
    }
}

package dev.espalier.space.custom;

import dev.espalier.space.Problems;
import dev.espalier.space.Refusal;
import dev.espalier.space.custom.Part.Field;
import dev.espalier.space.custom.Part.Fields;
import dev.espalier.space.custom.Part.Items;
import dev.espalier.space.custom.Part.Text;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Reads the plain part of YAML from a parser's events, so that nothing is ever constructed or multiplied: aliases,
 * anchors and type tags are problems, as are repeated keys.
 */
final class PartReader {

    /** In characters: 1 MiB of plain English. */
    private static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 32;

    private final Iterator<Event> events;
    private final Problems problems;

    private PartReader(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /**
     * Reads one document.
     *
     * @throws Refusal when what follows a problem cannot be read any more
     */
    static Part read(String yaml, Problems problems) {
        if (yaml.length() > LONGEST) {
            problems.add("The file must be at most 1 MiB, but has %,d characters.".formatted(yaml.length()));
            throw problems.refusal();
        }
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST + 1);
        try {
            var events = new Yaml(options).parse(new StringReader(yaml)).iterator();
            return new PartReader(events, problems).document();
        } catch (MarkedYAMLException e) {
            problems.add(syntax(e, yaml));
        } catch (YAMLException e) {
            problems.add("The file must be YAML in UTF-8, but holds something else: %s"
                    .formatted(firstLine(String.valueOf(e.getMessage()))));
        }
        throw problems.refusal();
    }

    private static String syntax(MarkedYAMLException e, String yaml) {
        var mark = e.getProblemMark();
        int line = mark == null ? 1 : mark.getLine() + 1;
        var sentence = "The YAML breaks in line %d: %s.".formatted(line, e.getProblem());
        boolean reference = yaml.lines().skip(Math.max(0, line - 2)).limit(2).anyMatch(text -> text.contains("${"));
        return reference
                ? sentence + "\nMaybe put ${…} in quotes: inside braces and brackets it needs them."
                : sentence;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private Part document() {
        @Nullable Part part = null;
        while (events.hasNext()) {
            var event = events.next();
            if (event instanceof DocumentStartEvent && part != null) {
                problems.add("The file must hold one space, but another one starts in line %d.".formatted(line(event)));
                throw problems.refusal();
            }
            if (event instanceof NodeEvent node) {
                part = part(node, 1);
            }
        }
        if (part == null) {
            problems.add("The file must hold a space, but is empty.");
            throw problems.refusal();
        }
        return part;
    }

    private Part part(NodeEvent event, int depth) {
        if (depth > DEEPEST) {
            problems.add(
                    "The file must nest at most %d deep, but goes deeper in line %d.".formatted(DEEPEST, line(event)));
            throw problems.refusal();
        }
        if (event.getAnchor() != null) {
            problems.add("The %s in line %d must be written out: anchors and aliases are not read."
                    .formatted((event instanceof AliasEvent ? "*" : "&") + event.getAnchor(), line(event)));
        }
        return switch (event) {
            case SequenceStartEvent start -> items(start, depth);
            case MappingStartEvent start -> fields(start, depth);
            case ScalarEvent scalar -> {
                requireUntagged(scalar.getTag(), scalar);
                yield new Text(scalar.getValue(), scalar.isPlain(), line(scalar));
            }
            default -> new Text("", true, line(event));
        };
    }

    private Items items(SequenceStartEvent start, int depth) {
        requireUntagged(start.getTag(), start);
        List<Part> parts = new ArrayList<>();
        for (var event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            parts.add(part((NodeEvent) event, depth + 1));
        }
        return new Items(parts, line(start));
    }

    private Fields fields(MappingStartEvent start, int depth) {
        requireUntagged(start.getTag(), start);
        var fields = new ArrayList<Field>();
        var lines = new HashMap<String, Integer>();
        for (var event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            var key = part((NodeEvent) event, depth + 1);
            var value = part((NodeEvent) events.next(), depth + 1);
            if (!(key instanceof Text text) || text.missing()) {
                problems.add("The key in line %d must be text, but is %s.".formatted(key.line(), key.kind()));
                continue;
            }
            var earlier = lines.putIfAbsent(text.value(), text.line());
            if (earlier == null) {
                fields.add(new Field(text, value));
            } else {
                problems.add(
                        "The key `%s` stands twice, in lines %d and %d.".formatted(text.value(), earlier, text.line()));
            }
        }
        return new Fields(fields, line(start));
    }

    private void requireUntagged(@Nullable String tag, Event event) {
        if (tag != null) {
            problems.add("The type tag (%s) in line %d must be left out: only text and numbers are read."
                    .formatted(tag, line(event)));
        }
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }
}

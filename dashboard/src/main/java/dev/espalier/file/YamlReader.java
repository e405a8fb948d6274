package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.file.Value.Entry;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * Reads YAML as plain values: event by event, so that no tag ever names a class, and an alias counts as much as what it
 * stands for.
 */
final class YamlReader {

    /** Thousands of times what an experiment needs; a text that unfolds to more is an attack. */
    private static final int MOST_VALUES = 20_000;

    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int values;

    private YamlReader(String text) {
        this.events = new Yaml().parse(new StringReader(text)).iterator();
    }

    /** @param values how many values it consists of */
    private record Anchored(Value value, int values) {}

    /**
     * The value of a text's only document.
     *
     * @throws InvalidInput when it is not one
     */
    static Value read(String text) {
        try {
            return new YamlReader(text).document();
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw refused(mark == null ? 1 : mark.getLine() + 1, "is not valid YAML: %s.".formatted(e.getProblem()));
        } catch (YAMLException _) {
            throw new InvalidInput("The text has a control character, which YAML does not allow.");
        }
    }

    private static InvalidInput refused(int line, String what) {
        return new InvalidInput("Line %d: The text %s".formatted(line, what));
    }

    private Value document() {
        events.next();
        if (events.next() instanceof StreamEndEvent) {
            throw new InvalidInput("The text is empty.\nMaybe begin with name: first-search.");
        }
        var value = value(events.next(), 1);
        if (!(events.next() instanceof DocumentEndEvent) || !(events.next() instanceof StreamEndEvent)) {
            throw new InvalidInput("The text holds several documents (---), but must hold one.");
        }
        return value;
    }

    private Value value(Event event, int depth) {
        count(1, event);
        if (depth > Text.DEEPEST) {
            throw refused(line(event), "is nested deeper than %d levels.".formatted(Text.DEEPEST));
        }
        int before = values;
        var value = switch (event) {
            case AliasEvent alias -> resolve(alias);
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> listing(start, depth);
            case MappingStartEvent start -> mapping(start, depth);
            default -> throw refused(line(event), "is not valid YAML.");
        };
        var anchor = event instanceof NodeEvent node && !(event instanceof AliasEvent) ? node.getAnchor() : null;
        if (anchor != null) {
            anchors.put(anchor, new Anchored(value, values - before + 1));
        }
        return value;
    }

    private void count(int more, Event event) {
        values += more;
        if (values > MOST_VALUES) {
            throw refused(line(event), "unfolds to more than %d values.".formatted(MOST_VALUES));
        }
    }

    private static int line(Event event) {
        var mark = event.getStartMark();
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private Value resolve(AliasEvent alias) {
        var anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            throw refused(line(alias), "refers to *%s, which is not defined before it.".formatted(alias.getAnchor()));
        }
        count(anchored.values(), alias);
        return anchored.value();
    }

    private static Value.Scalar scalar(ScalarEvent event) {
        requireNoTag(event.getTag(), event);
        return new Value.Scalar(line(event), event.getValue(), event.getScalarStyle() != ScalarStyle.PLAIN);
    }

    private static void requireNoTag(@Nullable String tag, Event event) {
        if (tag != null) {
            throw refused(line(event), "has a tag (%s), which is not allowed.\nMaybe leave it out.".formatted(tag));
        }
    }

    private Value listing(SequenceStartEvent start, int depth) {
        requireNoTag(((CollectionStartEvent) start).getTag(), start);
        List<Value> items = new ArrayList<>();
        for (var event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return new Value.Listing(line(start), items);
    }

    private Value mapping(MappingStartEvent start, int depth) {
        requireNoTag(((CollectionStartEvent) start).getTag(), start);
        List<Entry> entries = new ArrayList<>();
        for (var event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw refused(line(event), "has a key that is not a word.");
            }
            count(1, event);
            entries.add(new Entry(line(key), scalar(key).text(), value(events.next(), depth + 1)));
        }
        return new Value.Mapping(line(start), entries);
    }
}

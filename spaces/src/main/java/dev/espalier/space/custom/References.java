package dev.espalier.space.custom;

import dev.espalier.space.Decision;
import dev.espalier.space.Problems;
import dev.espalier.space.custom.Layer.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a template refers to, so that a wrong name is found before anything is built. */
final class References {

    private static final Set<String> ALWAYS = Set.of(Scope.IN, Scope.SIZE, Scope.CLASSES);

    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Set<String> settings = new HashSet<>(ALWAYS);
    private final List<Use> uses = new ArrayList<>();

    Value noted(Value value) {
        value.names().forEach(name -> names.putIfAbsent(name, value.line()));
        return value;
    }

    void settings(Collection<String> given) {
        settings.addAll(given);
    }

    Use use(Use use) {
        uses.add(use);
        return use;
    }

    /** Finds names that stand for nothing, decisions that decide nothing, and operations that nobody defines. */
    void check(List<Decision> decisions, Set<String> ops, Problems problems) {
        var known = decisions.stream().map(Decision::name).toList();
        names.forEach((name, line) -> {
            if (!known.contains(name) && !settings.contains(name)) {
                problems.add(
                        "The name (%s) in line %d must be one of %s, or in, size, classes or a setting given to an operation."
                                .formatted(name, line, String.join(", ", known)));
            }
        });
        for (var decision : decisions) {
            if (!names.containsKey(decision.name())) {
                problems.add("The decision `%s` must be used by the network, but is not.".formatted(decision.name()));
            }
            if (ALWAYS.contains(decision.name())) {
                problems.add(
                        "The decision `%s` must have another name: this one has a meaning.".formatted(decision.name()));
            }
        }
        for (var use : uses) {
            check(use, decisions, ops, problems);
        }
    }

    private void check(Use use, List<Decision> decisions, Set<String> ops, Problems problems) {
        var referred = use.name().names();
        var source = use.name().source();
        if (referred.isEmpty() && !ops.contains(source)) {
            problems.add("The operation (%s) in line %d is not known; known are %s."
                    .formatted(source, use.line(), operations(ops)));
        }
        for (var decision : decisions) {
            if (!source.equals("${" + decision.name() + "}") || settings.contains(decision.name())) {
                continue;
            }
            for (var option : decision.options()) {
                if (!ops.contains(option) && Primitive.of(option) == null) {
                    problems.add(
                            "The option (%s) of `%s` must name an operation, as line %d uses it as one; known are %s."
                                    .formatted(option, decision.name(), use.line(), operations(ops)));
                }
            }
        }
    }

    private static String operations(Set<String> ops) {
        var all = new TreeSet<>(ops);
        all.addAll(Primitive.keys());
        all.addAll(LayerReader.STRUCTURES);
        return String.join(", ", all);
    }
}

package dev.espalier.page;

import dev.espalier.file.ExperimentFile;
import dev.espalier.search.Experiment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** By what experiments of a comparison are taken as one. */
sealed interface Together {

    /** As it is written in addresses. */
    String key();

    /** As it is written on the page. */
    String word();

    /** The same for those that are one. */
    Object common(Experiment experiment);

    /** Each is one of its own. */
    record Alone() implements Together {

        @Override
        public String key() {
            return "";
        }

        @Override
        public String word() {
            return "Each alone";
        }

        @Override
        public Object common(Experiment experiment) {
            return experiment.id();
        }
    }

    /** Those are one that differ in nothing but the seed, and in what people call them. */
    record Seeds() implements Together {

        private static final Set<String> OWN = Set.of("name", "seed", "labels");

        @Override
        public String key() {
            return "seed";
        }

        @Override
        public String word() {
            return "Over seeds";
        }

        @Override
        public Object common(Experiment experiment) {
            var values = ExperimentFile.values(experiment);
            values.keySet().removeAll(OWN);
            // A fork has rounds of its own parent, which are no other seed's.
            return Arrays.asList(values, experiment.fork());
        }
    }

    /** Those are one that have the same value of a label; whatever lacks it is one of its own. */
    record Label(String label) implements Together {

        private static final String START = "label:";

        @Override
        public String key() {
            return START + label;
        }

        @Override
        public String word() {
            return label;
        }

        @Override
        public Object common(Experiment experiment) {
            var value = experiment.labels().get(label);
            return value == null ? experiment.id() : List.of(value);
        }
    }

    /** Each alone, then whatever takes some of these together. */
    static List<Together> choices(List<Experiment> all) {
        var choices = new ArrayList<Together>();
        choices.add(new Seeds());
        all.stream()
                .flatMap(experiment -> experiment.labels().keySet().stream())
                .distinct()
                .sorted()
                .map(Label::new)
                .forEach(choices::add);
        choices.removeIf(one -> one.count(all) == all.size());
        choices.addFirst(new Alone());
        return choices;
    }

    /** As how many these are taken. */
    default int count(List<Experiment> all) {
        return all.stream().map(this::common).collect(Collectors.toSet()).size();
    }
}

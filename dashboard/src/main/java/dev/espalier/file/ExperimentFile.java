package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Sketch;
import dev.espalier.search.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The file that describes an experiment. Reading what was written gives the same experiment, as long as it was neither
 * forked nor revised.
 */
public final class ExperimentFile {

    private ExperimentFile() {}

    /**
     * The experiment that a file describes, as revision 0.
     *
     * @throws InvalidInput with every problem of the file; whether what it names exists is not asked here
     */
    public static Experiment parse(Text text, Naming naming) {
        return parse(text, naming, _ -> List.of());
    }

    /**
     * The same, for a file whose names are looked at next: where it has problems, those of the names stand beside them.
     *
     * @param named the problems of what could be read, as a catalogue tells them
     */
    public static Experiment parse(Text text, Naming naming, Function<Sketch, List<String>> named) {
        var value = text.value();
        var problems = new Problems(text.hasLines());
        var sketches = new ArrayList<Sketch>();
        var experiment = Fields.of("experiment", value, problems)
                .flatMap(fields -> new ExperimentReader(fields, problems, sketches).read(naming));
        if (problems.any()) {
            sketches.forEach(sketch -> named.apply(sketch).forEach(problems::add));
        }
        problems.raise();
        return experiment.orElseThrow();
    }

    /** The file of an experiment, every standard value written out. */
    public static Text write(Experiment experiment, Text.Format format) {
        return new Text(ExperimentWriter.text(values(experiment), format), format);
    }

    /** The keys and values of its file. */
    public static Map<String, Object> values(Experiment experiment) {
        return ExperimentWriter.values(experiment);
    }
}

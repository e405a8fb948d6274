package dev.espalier.evaluate.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.artifact.Json;
import dev.espalier.artifact.Sha256;
import dev.espalier.search.Candidate;
import dev.espalier.search.Fidelity;
import dev.espalier.space.Architecture;
import dev.espalier.space.NetworkJson;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.SequentialSpace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program is told of its trial. Nothing of it names an experiment: the same architecture at the same fidelity is
 * the same trial for all.
 *
 * @param protocol the version of this file and of the lines that the program writes
 * @param notation the architecture as the field writes it
 * @param choices the option that each decision took, in spaces that are made of decisions
 * @param network as {@link NetworkJson} writes it, in the space's own frame
 * @param seed from 0 to 2^31 - 1, made from the architecture, the fidelity and the setting
 * @param checkpoint a folder that outlives a killed attempt
 * @param measures what the program has to measure
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record TrialFile(
        int protocol,
        String architecture,
        String space,
        String notation,
        Map<String, String> choices,
        ObjectNode network,
        Fidelity fidelity,
        int seed,
        String checkpoint,
        List<String> measures) {

    static final int PROTOCOL = 1;

    static TrialFile of(Candidate candidate, SearchSpace space, CommandSettings settings, Path checkpoint) {
        var architecture = candidate.architecture();
        var fidelity = fidelity(candidate, settings);
        return new TrialFile(
                PROTOCOL,
                architecture.id(),
                space.name(),
                space.format(architecture),
                choices(architecture, space),
                NetworkJson.tree(space.network(architecture)),
                fidelity,
                seed(architecture, fidelity, settings.seed()),
                checkpoint.toString(),
                Promise.metrics(settings));
    }

    static Fidelity fidelity(Candidate candidate, CommandSettings settings) {
        var asked = candidate.fidelity();
        return asked.epochs() == 0 ? new Fidelity(settings.epochs(), asked.resolution()) : asked;
    }

    private static Map<String, String> choices(Architecture architecture, SearchSpace space) {
        var choices = new LinkedHashMap<String, String>();
        if (space instanceof SequentialSpace sequential) {
            var taken = sequential.steps(architecture);
            for (int i = 0; i < taken.size(); i++) {
                var decision = sequential.steps().get(i);
                choices.put(decision.name(), decision.options().get(taken.get(i)));
            }
        }
        return choices;
    }

    private static int seed(Architecture architecture, Fidelity fidelity, int seed) {
        var content = "%s@%s#%d".formatted(architecture.id(), fidelity, seed);
        return ByteBuffer.wrap(Sha256.digest(content.getBytes(StandardCharsets.UTF_8)))
                        .getInt()
                & Integer.MAX_VALUE;
    }

    void write(Path file) throws IOException {
        Files.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}

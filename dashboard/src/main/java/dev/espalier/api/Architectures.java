package dev.espalier.api;

import dev.espalier.api.ArchitectureJson.LatencyJson;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Unknown;
import dev.espalier.draw.Standalone;
import dev.espalier.hardware.Cost;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds architectures by what people call them, and says what is known of them. */
@Singleton
public final class Architectures {

    private static final int LONGEST = 4_000;
    private static final String CHOICES = "[0-9]*(-[0-9]+)*";

    private final Catalogue catalogue;

    Architectures(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The architecture with an id; in place of its choices there may be the notation that the field uses for its space.
     *
     * @throws Unknown when its space is not installed
     * @throws InvalidInput when it is none of its space
     */
    Architecture require(String id) {
        int colon = id.indexOf(':');
        if (colon < 1 || id.length() > LONGEST) {
            throw new InvalidInput(
                    "The architecture (%.60s) must be a space and its choices.\nMaybe nasbench201:0-3-2-1-4-0"
                            .formatted(id));
        }
        var name = id.substring(0, colon);
        var space = Names.space(catalogue, name);
        var choices = id.substring(colon + 1);
        try {
            return space.parse(choices.matches(CHOICES) ? id : choices);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()));
        }
    }

    /** What is known of it before any evaluation. */
    ArchitectureJson of(Architecture architecture) {
        var space = Names.space(catalogue, architecture.space());
        return of(architecture, space, space.network(architecture));
    }

    /** The same of the network that an experiment makes of it. */
    ArchitectureJson of(Architecture architecture, Experiment experiment) {
        var space = Names.space(catalogue, architecture.space());
        return of(architecture, space, catalogue.network(experiment, architecture));
    }

    private ArchitectureJson of(Architecture architecture, SearchSpace space, Network network) {
        var id = architecture.id();
        return new ArchitectureJson(
                id,
                architecture.space(),
                space.format(architecture),
                space.canonical(architecture).id(),
                cost(network),
                latencies(network),
                drawn(id));
    }

    /** Where the drawing of an architecture is. */
    static String drawn(String id) {
        return "%s/architectures/%s.svg".formatted(ApiPaths.ROOT, URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    /** Its cells as people draw them; the whole network where its space draws none. */
    String drawing(Architecture architecture) {
        return Standalone.of(architecture, Names.space(catalogue, architecture.space()));
    }

    private static @Nullable CostJson cost(Network network) {
        if (!network.transparent()) {
            return null;
        }
        var cost = Cost.of(network);
        return new CostJson(cost.macs(), cost.params());
    }

    private List<LatencyJson> latencies(Network network) {
        return catalogue.devices().stream()
                .filter(model -> model.source() != Latency.Source.MEASURED && model.knows(network))
                .map(model -> LatencyJson.of(model, model.latency(network)))
                .toList();
    }

    static String word(Latency.Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    /** Whose figures the latencies among some metrics are. */
    Map<String, String> provenance(Collection<String> metrics) {
        var provenance = new TreeMap<String, String>();
        for (var metric : metrics) {
            catalogue.devices().stream()
                    .filter(model -> metric.equals(
                            Metric.latencyMs(model.device().name()).name()))
                    .findFirst()
                    .map(LatencyModel::provenance)
                    .ifPresent(text -> provenance.put(metric, text));
        }
        return provenance;
    }
}

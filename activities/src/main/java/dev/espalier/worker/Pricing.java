package dev.espalier.worker;

import dev.espalier.hardware.Cost;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.step.Records.Evaluation;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of an architecture before any evaluation: MACs, parameters, latency by look-up or prediction. */
final class Pricing {

    /** Enough for the architectures of many rounds; cost takes tens of microseconds to compute anew. */
    private static final int REMEMBERED = 100_000;

    private final Devices devices;
    private final Shelf shelf;
    private final Map<Framed, Measures> costs = new ConcurrentHashMap<>();
    private final Map<OnDevice, Measures> latencies = new ConcurrentHashMap<>();

    private record Framed(Architecture architecture, Frame frame) {}

    private record OnDevice(Framed network, String device) {}

    Pricing(Devices devices, Shelf shelf) {
        this.devices = devices;
        this.shelf = shelf;
    }

    /** Cost, and latency on the devices that a problem speaks of, of the network in the frame that is evaluated. */
    Measures price(Architecture architecture, SearchProblem problem, Frame frame) {
        var framed = new Framed(architecture, frame);
        var price = cost(framed);
        for (var metric : problem.metrics()) {
            if (metric.quantity().equals("latency_ms") && !metric.device().isEmpty()) {
                price = price.and(latency(framed, metric.device()));
            }
        }
        return price;
    }

    /** What is foretold of latencies that only a measurement tells, of networks in a frame. */
    OperatorTables foresight(SearchSpace space, Frame frame) {
        return new OperatorTables(devices, space, frame);
    }

    /** Cost of the network in a frame. */
    Measures cost(Architecture architecture, Frame frame) {
        return cost(new Framed(architecture, frame));
    }

    /** Cost, and latency on every device that knows the architecture. */
    Measures price(Architecture architecture) {
        var framed = new Framed(architecture, Frame.OWN);
        var price = cost(framed);
        for (var model : devices.all()) {
            price = price.and(latency(framed, model.device().name()));
        }
        return price;
    }

    /** An evaluation with the price of what was evaluated; where both have a value, what was measured stands. */
    Evaluation priced(Architecture architecture, Evaluation evaluation, SearchProblem problem, Frame frame) {
        if (!(evaluation.outcome() instanceof Outcome.Measured measured)) {
            return evaluation;
        }
        var price = price(architecture, problem, frame);
        var sources = sources(architecture, price.values().keySet());
        sources.putAll(measured.sources());
        return evaluation.with(new Outcome.Measured(price.and(measured.measures()), sources, measured.weights()));
    }

    /** Where priced metrics come from. */
    private SortedMap<String, Latency.Source> sources(Architecture architecture, Collection<String> metrics) {
        var sources = new TreeMap<String, Latency.Source>();
        for (var metric : metrics) {
            devices.find(new Metric(metric).device())
                    .ifPresent(model -> sources.put(metric, model.source(architecture)));
        }
        return sources;
    }

    /** A method may ask about thousands of architectures in every round, and about most of them in each. */
    private Measures latency(Framed framed, String device) {
        if (latencies.size() > REMEMBERED) {
            latencies.clear();
        }
        return latencies.computeIfAbsent(new OnDevice(framed, device), _ -> lookUp(framed, device));
    }

    private Measures lookUp(Framed framed, String device) {
        return devices.find(device)
                .filter(model -> model.source() != Latency.Source.MEASURED)
                .flatMap(model -> latency(model, network(framed)))
                .map(latency -> measures(device, latency))
                .orElse(Measures.NONE);
    }

    private static Optional<Latency> latency(LatencyModel model, Network network) {
        return model.knows(network) ? Optional.of(model.latency(network)) : Optional.empty();
    }

    /** How far it deviates only where that is known: tables do not say. */
    private static Measures measures(String device, Latency latency) {
        var mean = Measures.of(Metric.latencyMs(device), latency.meanMs());
        return latency.stdMs() > 0 ? mean.and(Measures.of(Metric.latencyStdMs(device), latency.stdMs())) : mean;
    }

    private Measures cost(Framed framed) {
        if (costs.size() > REMEMBERED) {
            costs.clear();
        }
        return costs.computeIfAbsent(framed, this::compute);
    }

    private Measures compute(Framed framed) {
        var network = network(framed);
        if (!network.transparent()) {
            return Measures.NONE;
        }
        var cost = Cost.of(network);
        return Measures.of(Metric.MACS_M, cost.macs() / 1e6).and(Measures.of(Metric.PARAMS_M, cost.params() / 1e6));
    }

    private Network network(Framed framed) {
        return network(framed.architecture(), framed.frame());
    }

    /** What is evaluated, priced and measured of an architecture. */
    Network network(Architecture architecture, Frame frame) {
        var space = shelf.space(architecture.space())
                .orElseThrow(
                        () -> new IllegalStateException("The space (%s) is gone.".formatted(architecture.space())));
        return frame.equals(Frame.OWN) ? space.network(architecture) : space.network(architecture, frame);
    }
}

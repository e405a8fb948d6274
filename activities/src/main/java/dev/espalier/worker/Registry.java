package dev.espalier.worker;

import dev.espalier.evaluate.Evaluator;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.method.SearchMethod;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The methods, evaluators and devices of an installation, by name. */
public final class Registry {

    private final Map<String, SearchMethod<?, ?>> methods;
    private final Map<String, Evaluator<?>> evaluators;
    private final Map<String, LatencyModel> devices;

    public Registry(
            Collection<SearchMethod<?, ?>> methods,
            Collection<Evaluator<?>> evaluators,
            Collection<LatencyModel> devices) {
        this.methods = index("method", methods, method -> method.info().name());
        this.evaluators =
                index("evaluator", evaluators, evaluator -> evaluator.info().name());
        this.devices = index("device", devices, device -> device.device().name());
    }

    private static <T> Map<String, T> index(String kind, Collection<T> plugins, Function<T, String> name) {
        var index = new TreeMap<String, T>();
        for (var plugin : plugins) {
            var other = index.put(name.apply(plugin), plugin);
            if (other != null) {
                throw new IllegalStateException("The %s name (%s) must be unique, but %s and %s both have it."
                        .formatted(kind, name.apply(plugin), other.getClass(), plugin.getClass()));
            }
        }
        return index;
    }

    public Collection<SearchMethod<?, ?>> methods() {
        return methods.values();
    }

    public Collection<Evaluator<?>> evaluators() {
        return evaluators.values();
    }

    public Collection<LatencyModel> devices() {
        return devices.values();
    }

    public Optional<SearchMethod<?, ?>> method(String name) {
        return Optional.ofNullable(methods.get(name));
    }

    public Optional<Evaluator<?>> evaluator(String name) {
        return Optional.ofNullable(evaluators.get(name));
    }

    public Optional<LatencyModel> device(String name) {
        return Optional.ofNullable(devices.get(name));
    }
}

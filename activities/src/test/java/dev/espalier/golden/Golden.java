package dev.espalier.golden;

import dev.espalier.space.Network;
import dev.espalier.space.NetworkJson;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What PyTorch computed of a small network: forward, backward, and five steps of training. The script that made it, which
 * also says what each array is, is {@code src/test/python/golden.py}.
 *
 * @param file arrays by name, and as its metadata the settings of the run
 */
public record Golden(String name, Network network, Safetensors file) {

    /** The networks, each with its run by SGD, whose file has images, classes and the weights before. */
    public static final List<String> NETWORKS = List.of("nasbench201", "nasbench101", "darts", "mobile", "odds");

    /** Further runs, from the weights of the network's own file. */
    public static final List<String> VARIANTS = List.of("nasbench201-clipped", "nasbench101-adamw", "mobile-rmsprop");

    /** A network that a second classifier teaches, too: its nodes below {@code auxiliary/}. */
    public static Golden auxiliary() {
        var golden = of("auxiliary");
        var nodes = golden.network().nodes();
        int own = Math.toIntExact(nodes.stream()
                .takeWhile(node -> !node.name().startsWith("auxiliary/"))
                .count());
        var network =
                new Network(golden.network().architecture(), nodes.subList(0, own), nodes.subList(own, nodes.size()));
        return new Golden(golden.name(), network, golden.file());
    }

    /** All runs that train. */
    public static Stream<Golden> runs() {
        return Stream.concat(NETWORKS.stream(), VARIANTS.stream()).map(Golden::of);
    }

    /** The file of this name, with its network. */
    public static Golden of(String name) {
        try (var values = open(name + ".safetensors")) {
            var file = Safetensors.read(values);
            var network = Objects.requireNonNull(file.metadata().get("network"));
            try (var json = open(network + ".json")) {
                var text = new String(json.readAllBytes(), StandardCharsets.UTF_8);
                return new Golden(name, NetworkJson.read(text), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + file), file);
    }

    /** The run whose file has images, classes and weights: this one, or that of its network without a variant. */
    public Golden start() {
        return name.contains("-") ? of(name.substring(0, name.indexOf('-'))) : this;
    }

    /** The array of this name, such as {@code batch} or {@code logits/train}. */
    public Tensor get(String array) {
        return file.weights().get(array);
    }

    /** The arrays below a name: {@code weights}, {@code gradients}, {@code after}, {@code ema}. */
    public Weights under(String part) {
        var found = new LinkedHashMap<String, Tensor>();
        file.weights().tensors().forEach((array, tensor) -> {
            if (array.startsWith(part + "/")) {
                found.put(array.substring(part.length() + 1), tensor);
            }
        });
        return new Weights(found);
    }

    /** A setting of the run in text, such as {@code optimizer}. */
    public String text(String setting) {
        return Objects.requireNonNull(file.metadata().get(setting), setting);
    }

    /** A setting of the run, 0 when it has none: {@code lr}, {@code weight_decay}, {@code label_smoothing}. */
    public double number(String setting) {
        return Double.parseDouble(file.metadata().getOrDefault(setting, "0"));
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.espalier.space.custom;

import dev.espalier.space.Op;
import dev.espalier.space.Op.Activation;
import dev.espalier.space.Op.Pool;
import dev.espalier.space.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An operation that every template knows.
 *
 * @param key as templates write it
 * @param settings in order: a single value given is the first
 */
record Primitive(String key, List<String> settings, Maker maker) {

    /** The most channels, units and classes. */
    static final int MOST = 1_000_000;

    private static final Map<String, Integer> MOST_OF = Map.of("kernel", 1_000, "stride", 1_000, "dilation", 1_000);
    private static final Map<String, String> STANDARD = Map.of("stride", "1", "groups", "1", "dilation", "1");
    private static final Map<String, Primitive> ALL = new LinkedHashMap<>();

    static {
        add(
                "conv",
                List.of("kernel", "channels", "stride", "groups", "dilation"),
                (of, _) -> new Op.Conv(
                        of("kernel", of), of("stride", of), of("groups", of), of("channels", of), of("dilation", of)));
        add(
                "depthwise",
                List.of("kernel", "stride", "dilation"),
                (of, in) -> new Op.Conv(
                        of("kernel", of), of("stride", of), in.channels(), in.channels(), of("dilation", of)));
        add("batchnorm", List.of(), (_, _) -> new Op.BatchNorm());
        add("instancenorm", List.of(), (_, _) -> new Op.InstanceNorm());
        add("layernorm", List.of(), (_, _) -> new Op.LayerNorm());
        add("scale", List.of(), (_, _) -> new Op.Scale());
        add("bias", List.of(), (_, _) -> new Op.Bias());
        for (var kind : Activation.Kind.values()) {
            add(kind.name().toLowerCase(Locale.ROOT), List.of(), (_, _) -> new Activation(kind));
        }
        add(
                "max_pool",
                List.of("kernel", "stride"),
                (of, _) -> new Pool(Pool.Kind.MAX, of("kernel", of), of("stride", of)));
        add(
                "avg_pool",
                List.of("kernel", "stride"),
                (of, _) -> new Pool(Pool.Kind.AVERAGE, of("kernel", of), of("stride", of)));
        add("global_pool", List.of(), (_, _) -> new Op.GlobalPool());
        add("linear", List.of("units"), (of, _) -> new Op.Linear(of("units", of)));
        add("squeeze_excite", List.of("units"), (of, _) -> new Op.SqueezeExcite(of("units", of)));
        add("identity", List.of(), (_, _) -> new Op.Identity());
        add("zero", List.of(), (_, _) -> new Op.Zero());
    }

    /** Makes an operation of whole numbers and of what comes in. */
    interface Maker {
        Op make(ToIntFunction<String> settings, Shape in);
    }

    private static void add(String key, List<String> settings, Maker maker) {
        ALL.put(key, new Primitive(key, settings, maker));
    }

    private static int of(String setting, ToIntFunction<String> settings) {
        return settings.applyAsInt(setting);
    }

    static @Nullable Primitive of(String key) {
        return ALL.get(key);
    }

    static Set<String> keys() {
        return ALL.keySet();
    }

    /** The settings that must be given. */
    List<String> required() {
        return settings.stream().filter(name -> !STANDARD.containsKey(name)).toList();
    }

    /** The value of a setting that is left out, in the line of its operation. */
    static @Nullable Value standard(String setting, int line) {
        var value = STANDARD.get(setting);
        return value == null ? null : Value.constant(value, line);
    }

    /** The greatest value of a setting; the least is 1. */
    static int most(String setting) {
        return MOST_OF.getOrDefault(setting, MOST);
    }

    Op op(ToIntFunction<String> given, Shape in) {
        return maker.make(given, in);
    }
}

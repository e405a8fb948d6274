package dev.espalier.space.custom;

import dev.espalier.space.Architecture;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A space that a user wrote as YAML. {@code examples/my-space.yaml} is one.
 *
 * <pre>{@code
 * name: my-space                  # lower-case letters, digits, - and _
 * summary: One sentence.
 * decisions:                      # or a list of {name: …, options: […]}
 *   kernel: [3, 5, 7]             # options are text or numbers
 *   block: [skip, mbconv]
 * ops:                            # operations of this file
 *   skip: identity
 *   mbconv:
 *     - conv: {kernel: 1, channels: "${in * 6}"}
 *     - depthwise: {kernel: "${kernel}"}
 * network:                        # left out: only the options' names are known, and cost is not
 *   input: {channels: 3, size: 32, classes: 10}
 *   layers:
 *     - conv: {kernel: 3, channels: 16}
 *     - ${block}
 *     - global_pool
 *     - linear: ${classes}
 * }</pre>
 *
 * <p><b>Layers</b> follow one another, the next on what the one before puts out. One is a name, or a name with
 * settings; a single value is the first setting:
 *
 * <ul>
 *   <li>{@code conv} (kernel, channels, stride: 1, groups: 1, dilation: 1), {@code depthwise} (kernel, stride: 1,
 *       dilation: 1), {@code batchnorm}, {@code instancenorm}, {@code layernorm}, {@code scale}, {@code bias},
 *       {@code max_pool} and {@code avg_pool} (kernel, stride: 1), {@code global_pool}, {@code linear} (units),
 *       {@code squeeze_excite} (units), {@code identity}, {@code zero}, and {@code relu}, {@code hard_swish} and the other
 *       functions of {@link Op.Activation.Kind} in small letters: the operations of {@link Op}.
 *   <li>{@code stage}: a list of layers under one name. {@code repeat}: {@code layers}, as many {@code times}, also none.
 *   <li>{@code residual}: a list of layers whose result is added to what comes in; or {@code body} and {@code shortcut},
 *       the latter layers of its own, or {@code if_same}: added only where the shapes agree. {@code add}, {@code concat},
 *       {@code product}, and of two {@code subtract}, {@code divide}, {@code maximum}, {@code minimum}: a list of branches,
 *       each a list of layers; an empty one is what comes in.
 *   <li>The name of an operation under {@code ops}, which is a list of layers. Settings given to it are names inside.
 *   <li>A reference, {@code ${block}}: the operation that the decision's option names.
 * </ul>
 *
 * <p><b>Values</b> may hold {@code ${…}} with names, numbers, {@code + - * /} and parentheses; a number that must be
 * whole is rounded to the nearest. Names are settings given to an operation around, then decisions; {@code in} and
 * {@code size} are the channels and the height of what comes in, {@code classes} is of the input. Inside braces and
 * brackets YAML wants quotes around them.
 */
public final class CustomSpace implements DecisionSpace {

    private final String name;
    private final String summary;
    private final List<Decision> decisions;
    private final @Nullable Template template;

    CustomSpace(String name, String summary, List<Decision> decisions, @Nullable Template template) {
        this.name = name;
        this.summary = summary;
        this.decisions = List.copyOf(decisions);
        this.template = template;
    }

    /**
     * Reads a space's file, and builds its architectures once, a sample of them where they are many.
     *
     * @throws Refusal with everything that is wrong, by line
     */
    public static CustomSpace read(String yaml) {
        var space = SpaceReader.read(yaml);
        Rehearsal.of(space);
        return space;
    }

    /**
     * Reads the file of a space that {@link #read} has admitted before, without building anything.
     *
     * @throws Refusal when it cannot be read
     */
    public static CustomSpace readAgain(String yaml) {
        return SpaceReader.read(yaml);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public Network network(Architecture architecture) {
        if (!contains(architecture)) {
            throw new IllegalArgumentException("The architecture (%s) must be one of %s: %d choices within its options."
                    .formatted(architecture.id(), name, decisions.size()));
        }
        return new Network(
                architecture, template == null ? named(architecture) : Assembly.of(template, options(architecture)));
    }

    /** A chain of the chosen options, since nothing else is known. */
    private List<Node> named(Architecture architecture) {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < decisions.size(); i++) {
            var decision = decisions.get(i);
            var op = new Op.Named(decision.options().get(architecture.choices().get(i)));
            nodes.add(new Node(
                    decision.name(),
                    op,
                    i == 0 ? List.of() : List.of(nodes.getLast().name())));
        }
        return nodes;
    }

    private Scope options(Architecture architecture) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < decisions.size(); i++) {
            var decision = decisions.get(i);
            options.put(
                    decision.name(),
                    decision.options().get(architecture.choices().get(i)));
        }
        return new Scope(options, null);
    }
}

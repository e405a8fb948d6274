package dev.espalier.space.sgnas;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The kernels of each layer as digits, layers with a space between: {@code 573733 7333 353 …}. */
final class KernelNotation {

    private static final String DIGITS = "357-";

    private KernelNotation() {}

    /** The options of all sub-blocks, written without the skips at the end of a layer. */
    static String format(List<Integer> choices) {
        var layers = new ArrayList<String>();
        for (int from = 0; from < choices.size(); from += UnifiedSpace.MOST) {
            layers.add(choices.subList(from, from + UnifiedSpace.MOST).stream()
                    .map(option -> DIGITS.substring(option, option + 1))
                    .collect(Collectors.joining())
                    .replaceFirst("-+$", ""));
        }
        return String.join(" ", layers);
    }

    /** Whether a text is meant so. */
    static boolean resembles(String text) {
        return text.matches("[0-9-]+( [0-9-]+)*");
    }

    /**
     * The options of all sub-blocks.
     *
     * @throws IllegalArgumentException with a sentence that says where the text is no architecture
     */
    static List<Integer> parse(String text) {
        var layers = List.of(text.split(" "));
        if (layers.size() != UnifiedSpace.LAYERS) {
            throw new IllegalArgumentException(
                    "The architecture (%.60s) must have the kernels of %d layers, but has %d."
                            .formatted(text, UnifiedSpace.LAYERS, layers.size()));
        }
        var choices = new ArrayList<Integer>();
        for (int layer = 0; layer < layers.size(); layer++) {
            var kernels = layers.get(layer);
            if (!kernels.matches("[357]{2}[357-]{0,4}")) {
                throw new IllegalArgumentException(
                        "The kernels (%s) of layer %d must be 2 to 6 of 3, 5 and 7, with - for a skip after the first two, as in 5735."
                                .formatted(kernels, layer + 1));
            }
            for (int block = 0; block < UnifiedSpace.MOST; block++) {
                choices.add(block < kernels.length() ? DIGITS.indexOf(kernels.charAt(block)) : UnifiedSpace.SKIP);
            }
        }
        return choices;
    }
}

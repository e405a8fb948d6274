package dev.espalier.app;

import dev.espalier.sgnas.AnswerBench;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the options of {@code espalier bench answers}. */
final class AnswerOptions {

    private static final List<String> KNOWN =
            List.of("--space", "--cells", "--width", "--resolution", "--drawn", "--targets", "--kept");

    private AnswerOptions() {}

    /** @param spaces by name */
    static AnswerBench.Options of(List<String> arguments, Function<String, Optional<SearchSpace>> spaces) {
        var given = GivenOptions.of(
                arguments, KNOWN, "there are %s, each with a value.".formatted(String.join(", ", KNOWN)));
        var name = given.getOrDefault("--space", "sgnas-cifar");
        var space = spaces.apply(name).orElseThrow(() -> new Unusable("There is no space (%s).".formatted(name)));
        try {
            return new AnswerBench.Options(
                    space,
                    new Frame(
                            0,
                            GivenOptions.number(given, "--resolution", "0"),
                            0,
                            GivenOptions.number(given, "--cells", "1"),
                            GivenOptions.number(given, "--width", "0")),
                    GivenOptions.number(given, "--drawn", "40"),
                    GivenOptions.number(given, "--targets", "20"),
                    GivenOptions.folder(given, "--kept"));
        } catch (NumberFormatException _) {
            throw new Unusable("The options but --space and --kept (%s) must be whole numbers.".formatted(given));
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }
}

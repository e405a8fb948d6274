package dev.espalier.sgnas;

import dev.espalier.space.Architecture;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.sgnas.UnifiedSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The decisions of a space as rows and their options as columns; options that a row does not have are forbidden. Numbers
 * of a grid lie row by row in one array. As an image some rows stand side by side: those of SGNAS are 19 lines of 6 times
 * 4 pixels, those of NAS-Bench-201 6 lines of 5.
 */
public final class Grid {

    private static final int NONE = -1;

    private final DecisionSpace space;
    private final int options;
    private final int beside;
    private final int absent;

    /**
     * @param beside how many rows make a line of the image; what stands in a line may be reordered
     * @param absent the option that says a row is not there, or {@link #NONE}
     */
    private Grid(DecisionSpace space, int beside, int absent) {
        this.space = space;
        this.options =
                space.decisions().stream().mapToInt(Decision::arity).max().orElseThrow();
        this.beside = beside;
        this.absent = absent;
    }

    /**
     * The grid of a space.
     *
     * @throws IllegalArgumentException where one choice rules out another, so that no row can be decided by itself
     */
    public static Grid of(SearchSpace space) {
        if (space instanceof UnifiedSpace unified) {
            return new Grid(unified, UnifiedSpace.MOST, UnifiedSpace.SKIP);
        }
        if (space instanceof DecisionSpace decisions && !decisions.decisions().isEmpty()) {
            return new Grid(decisions, 1, NONE);
        }
        throw new IllegalArgumentException(
                "The space (%s) must consist of decisions that are made independently of one another for a generator to answer, but in it choices rule out others."
                        .formatted(space.name()));
    }

    public DecisionSpace space() {
        return space;
    }

    /** How many decisions there are. */
    public int rows() {
        return space.decisions().size();
    }

    /** How many columns there are: as many as the decision with most options has. */
    public int options() {
        return options;
    }

    /** How many numbers a grid consists of. */
    public int size() {
        return rows() * options;
    }

    /** How many options a row has; those behind are forbidden. */
    public int options(int row) {
        return space.decisions().get(row).arity();
    }

    int lines() {
        return rows() / beside;
    }

    /** Of a line of the image. */
    int pixels() {
        return beside * options;
    }

    /** 1 at the options taken and 0 elsewhere. */
    float[] oneHot(int[] choices) {
        var image = new float[size()];
        for (int row = 0; row < choices.length; row++) {
            image[row * options + choices[row]] = 1;
        }
        return image;
    }

    /** The option of each row with the highest score of those that are not forbidden. */
    int[] best(float[] scores) {
        var choices = new int[rows()];
        for (int row = 0; row < choices.length; row++) {
            int from = row * options;
            for (int option = 1; option < options(row); option++) {
                if (scores[from + option] > scores[from + choices[row]]) {
                    choices[row] = option;
                }
            }
        }
        return choices;
    }

    /** The architecture of these options; what is absent stands at the end of its line. */
    public Architecture architecture(int[] choices) {
        var ordered = new ArrayList<Integer>();
        for (int from = 0; from < choices.length; from += beside) {
            var line = Arrays.copyOfRange(choices, from, from + beside);
            Arrays.stream(line).filter(option -> option != absent).forEach(ordered::add);
            Arrays.stream(line).filter(option -> option == absent).forEach(ordered::add);
        }
        return new Architecture(space.name(), ordered);
    }

    /** The options that an architecture takes. */
    public int[] choices(Architecture architecture) {
        return architecture.choices().stream().mapToInt(choice -> choice).toArray();
    }

    /** Options drawn uniformly, each by itself. */
    List<Integer> draw(RandomGenerator random) {
        return space.decisions().stream()
                .map(decision -> random.nextInt(decision.arity()))
                .toList();
    }
}

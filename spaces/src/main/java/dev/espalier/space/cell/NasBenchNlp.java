package dev.espalier.space.cell;

import dev.espalier.space.Architecture;
import dev.espalier.space.Cell;
import dev.espalier.space.Decision;
import dev.espalier.space.Network;
import dev.espalier.space.OperationGraph;
import dev.espalier.space.SequentialSpace;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * NAS-Bench-NLP: recurrent cells of up to 25 nodes that read a word x and 1 to 3 hidden states of the step before, and
 * of which as many are the new hidden states. Cells that differ in the order of nodes, or of hidden states after the
 * first, are one architecture. Its notation is {@code linear(x,h0);tanh(1)>h0}, a plain recurrent network; the
 * benchmark's recipes in JSON are read too.
 *
 * <p>Operations read as many inputs as where the benchmark's authors draw them: activations one, sums and products two,
 * linear two or three, blend three, all different. Only linear reads the word, which is not as wide as the hidden
 * states. A cell reads its word and each of its hidden states, and nothing in it leads nowhere. Unlike the authors' draws,
 * a new hidden state may read an old one directly, and activations and linear may stand after anything, since their own
 * LSTM and GRU need that.
 *
 * @see <a href="https://arxiv.org/abs/2006.07116">Klyuchnikov et al., 2020</a>, and its
 *     <a href="https://github.com/fmsnew/nas-bench-nlp-release">repository</a>, for the rules
 */
@Singleton
public final class NasBenchNlp implements SequentialSpace {

    /** The key of this space. */
    public static final String NAME = "nasbench-nlp";

    /** An estimate by others: NAS-Bench-Suite, Mehta et al., ICLR 2022, Table 1. Nobody has counted the cells. */
    private static final double CELLS = 1e53;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "NAS-Bench-NLP: recurrent cells of up to 25 nodes, 7 operations and 3 hidden states for language models.";
    }

    @Override
    public double size() {
        return CELLS;
    }

    @Override
    public boolean contains(Architecture architecture) {
        if (!architecture.space().equals(NAME) || !RecurrentCell.readable(architecture.choices())) {
            return false;
        }
        var cell = RecurrentCell.of(architecture.choices());
        return valid(cell)
                && cell.pruned().equals(cell)
                && RecurrentOrder.of(cell).architecture().equals(architecture);
    }

    private static boolean valid(RecurrentCell cell) {
        return cell.problems().isEmpty();
    }

    @Override
    public List<Decision> steps() {
        return RecurrentSteps.ALL;
    }

    @Override
    public boolean[] allowed(List<Integer> taken) {
        return RecurrentSteps.allowed(taken);
    }

    @Override
    public Architecture made(List<Integer> taken) {
        return RecurrentOrder.of(RecurrentSteps.cell(taken).pruned()).architecture();
    }

    @Override
    public List<Integer> steps(Architecture architecture) {
        return RecurrentSteps.of(cell(architecture));
    }

    /** Steps taken at random among those allowed, up to a number of nodes drawn before; not uniform over cells. */
    @Override
    public Architecture sample(RandomGenerator random) {
        int nodes = 1 + random.nextInt(RecurrentCell.MOST_NODES);
        return made(RecurrentSteps.drawn(nodes, random));
    }

    @Override
    public Architecture mutate(Architecture architecture, RandomGenerator random) {
        var cell = cell(architecture);
        var edits = RecurrentEdits.of(cell);
        while (true) {
            var edited = edits.get(random.nextInt(edits.size())).pruned();
            if (valid(edited)) {
                var mutated = RecurrentOrder.of(edited);
                if (!mutated.equals(cell)) {
                    return mutated.architecture();
                }
            }
        }
    }

    /** All cells that are one edit away; what an edit cuts off is forgotten. */
    @Override
    public List<Architecture> neighbors(Architecture architecture) {
        var cell = cell(architecture);
        var neighbors = new LinkedHashSet<RecurrentCell>();
        for (var edit : RecurrentEdits.of(cell)) {
            var edited = edit.pruned();
            if (valid(edited)) {
                neighbors.add(RecurrentOrder.of(edited));
            }
        }
        neighbors.remove(cell);
        return neighbors.stream().map(RecurrentCell::architecture).toList();
    }

    @Override
    public Network network(Architecture architecture) {
        return NasBenchNlpNetwork.of(architecture, cell(architecture));
    }

    @Override
    public OperationGraph operations(Architecture architecture) {
        return RecurrentDrawing.graph(cell(architecture));
    }

    @Override
    public List<Cell> cells(Architecture architecture) {
        return List.of(RecurrentDrawing.of(cell(architecture)));
    }

    @Override
    public String format(Architecture architecture) {
        return RecurrentNotation.format(cell(architecture));
    }

    /** Cells in any order of their nodes, with or without such as lead nowhere, and recipes of the benchmark. */
    @Override
    public Architecture parse(String text) {
        var stripped = text.strip();
        return RecurrentNotation.cell(stripped)
                ? RecurrentNotation.parse(stripped).architecture()
                : SequentialSpace.super.parse(stripped);
    }

    private RecurrentCell cell(Architecture architecture) {
        if (!contains(architecture)) {
            throw new IllegalArgumentException(
                    "The architecture (%s) must be one of nasbench-nlp.".formatted(architecture.id()));
        }
        return RecurrentCell.of(architecture.choices());
    }
}

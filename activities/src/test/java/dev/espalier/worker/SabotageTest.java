package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.method.AgNet;
import dev.espalier.method.BayesianOptimization;
import dev.espalier.method.PairedAgNet;
import dev.espalier.method.RegularizedEvolution;
import dev.espalier.method.Screen;
import dev.espalier.method.SearchMethod;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.space.table.ResultTable;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of a search whose surrogate is replaced by chance: NAS-Bench-201, validation accuracy after 200 epochs,
 * with its table for CIFAR-10. The figures stand in {@code docs/reproduction.md}; {@code -Despalier.seeds=20} makes
 * them.
 */
class SabotageTest {

    private static final int SEEDS = Integer.getInteger("espalier.seeds", 20);
    private static final int SURROGATE_SEEDS = Integer.getInteger("espalier.seeds", 2);
    private static final int ROUNDS = 14;

    /** So many rounds make the 48 trials from which on a screen is judged. */
    private static final int UNJUDGED = 3;

    private static final Screen.Params STANDARD = new Screen.Params(0.05, 0.15, 8);

    @TempDir
    Path folder;

    private final ResultTable table = table(System.getProperty("espalier.table", "cifar10"));

    private static ResultTable table(String name) {
        var tables = new NasBench201Tables();
        return switch (name) {
            case "cifar10" -> tables.cifar10();
            case "cifar100" -> tables.cifar100();
            default -> tables.imagenet16();
        };
    }

    private <P extends Record, S extends Record> ScreenedSearch<P, S> search(
            SearchMethod<P, S> method, P params, Screen screen, long seed) {
        return new ScreenedSearch<>(new FileArtifactStore(folder), method, params, table, screen, STANDARD, seed)
                .run(ROUNDS);
    }

    @Test
    void evolutionFindsOutThatItIsScreenedByChance() {
        sabotage(new RegularizedEvolution(), new RegularizedEvolution.Params(50, 10));
    }

    @Test
    void agNetFindsOutThatItsSurrogateIsChance() {
        sabotage(new AgNet(), PairedAgNet.params(16, 200, 0.1, 0.01, 4, 0, "random"));
    }

    @Test
    void bayesianOptimizationFindsOutThatItsSurrogateIsChance() {
        sabotage(new BayesianOptimization(), new BayesianOptimization.Params(16, 200, 4, 0, "random"));
    }

    private <P extends Record, S extends Record> void sabotage(SearchMethod<P, S> method, P params) {
        var noise = IntStream.range(0, SEEDS)
                .mapToObj(seed -> search(method, params, Screen.NOISE, seed))
                .toList();
        var plain = IntStream.range(0, SEEDS)
                .mapToDouble(seed -> search(method, params, Screen.NONE, seed).best())
                .summaryStatistics();
        var screened = noise.stream().mapToDouble(ScreenedSearch::best).summaryStatistics();
        var after = noise.stream().mapToInt(ScreenedSearch::suspendedAfter).summaryStatistics();
        System.err.printf(
                "%s: suspended after round %d to %d; best %.3f with noise, %.3f without a screen%n",
                method.info().name(), after.getMin(), after.getMax(), screened.getAverage(), plain.getAverage());
        assertThat(noise)
                .allMatch(search ->
                        search.suspendedAfter() > 0 && search.suspendedAfter() <= UNJUDGED + STANDARD.rounds());
        assertThat(screened.getAverage()).isGreaterThan(plain.getAverage() - 0.05);
    }

    @Test
    void aSurrogateThatRanksIsNeverSuspended() {
        kept(new RegularizedEvolution(), new RegularizedEvolution.Params(50, 10));
        kept(new AgNet(), PairedAgNet.params(16, 1000, 0.1, 0.01, 16, 0, "random"));
        kept(new BayesianOptimization(), new BayesianOptimization.Params(16, 1000, 16, 0, "random"));
    }

    private <P extends Record, S extends Record> void kept(SearchMethod<P, S> method, P params) {
        var searches = IntStream.range(0, SURROGATE_SEEDS)
                .mapToObj(seed -> search(method, params, Screen.SURROGATE, seed))
                .toList();
        System.err.printf(
                "%s: best %.3f with a surrogate, suspended %d times of %d, agreement %.2f at least%n",
                method.info().name(),
                searches.stream().mapToDouble(ScreenedSearch::best).average().orElseThrow(),
                searches.stream().filter(search -> search.suspendedAfter() > 0).count(),
                SURROGATE_SEEDS,
                searches.stream()
                        .flatMap(search -> search.judgements().stream())
                        .filter(judgement -> judgement.agreement() != null)
                        .mapToDouble(judgement -> judgement.agreement())
                        .min()
                        .orElseThrow());
        assertThat(searches).allMatch(search -> search.suspendedAfter() == 0);
    }
}

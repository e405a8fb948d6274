package dev.espalier.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.Darts;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.space.weights.InitialWeights;
import dev.espalier.space.weights.Slot;
import dev.espalier.train.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LocalSupernetTest {

    private final LocalSupernet cells = Local.cells();

    /** The shared arrays that a network computes with. */
    private static Set<String> read(LocalSupernet supernet, Architecture architecture) {
        return Torch.run("read", () -> {
            var read = new TreeSet<String>();
            try (var manager = Torch.manager();
                    var scope = manager.newSubManager()) {
                var arrays = new SharedArrays(supernet.slots(), InitialWeights.of(supernet.slots(), 1), manager);
                try (var pass = supernet.pass(
                        architecture,
                        name -> {
                            read.add(name);
                            return arrays.get(name);
                        },
                        manager)) {
                    pass.logits(Local.pixels(scope), true);
                }
            }
            return read;
        });
    }

    private static Set<String> names(LocalSupernet supernet) {
        return supernet.slots().stream().map(Slot::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void hasTheArraysOfEachOperationAtEachPlaceOnce() {
        assertThat(names(cells))
                .hasSameSizeAs(cells.slots())
                .contains("stem/conv.weight", "stage1/cell1/2<-0/conv@nor_conv_3x3.weight")
                .contains("stage3/cell1/3<-2/conv@nor_conv_1x1.weight", "head/norm.weight")
                .noneMatch(name -> name.endsWith("running_mean") || name.contains("@none") || name.contains("@skip"));
        // Three stages of six edges with two convolutions, and what surrounds them.
        assertThat(names(cells)).filteredOn(name -> name.contains("@")).hasSize(36);
    }

    @Test
    void letsNetworksShareWhatTheyHaveInCommonAndNothingElse() {
        var both = read(cells, new Architecture(NasBench201.NAME, 3, 3, 2, 3, 1, 4));
        var other = read(cells, new Architecture(NasBench201.NAME, 3, 2, 2, 1, 1, 3));
        both.retainAll(other);
        assertThat(both)
                .filteredOn(name -> name.contains("@"))
                .extracting(name -> name.replaceFirst("stage./cell1/", ""))
                .containsOnly("1<-0/conv@nor_conv_3x3.weight", "2<-1/conv@nor_conv_1x1.weight");
    }

    @Test
    void isReadWholeByAllNetworksTogether() {
        var all = new TreeSet<String>();
        for (int option = 2; option <= 3; option++) {
            all.addAll(read(cells, new Architecture(NasBench201.NAME, option, option, option, option, option, option)));
        }
        assertThat(all).isEqualTo(names(cells));
    }

    @Test
    void sharesBlocksOfSpacesThatUsersWrite() throws IOException {
        var space = CustomSpace.read(Files.readString(Path.of("../examples/my-space.yaml")));
        var supernet = LocalSupernet.of(space, Local.frame());
        assertThat(names(supernet))
                .contains("stage1/layer1/mbconv/residual/1/conv@mb3.weight")
                .contains("stage1/layer1/mbconv/residual/1/conv@mb6.weight")
                .contains("stage2/reduce/conv.weight");
        assertThat(supernet.choices()).isEqualTo(24);
    }

    @Test
    void drawsOneNetworkForAStep() {
        var random = new SplittableRandom(3);
        var drawn = new TreeSet<String>();
        for (int step = 0; step < 200; step++) {
            var paths = cells.paths(random);
            assertThat(paths).hasSize(1);
            drawn.add(paths.getFirst().id());
        }
        assertThat(drawn).hasSizeGreaterThan(190);
    }

    @Test
    void takesMostMemoryWhereEveryOptionDoes() {
        assertThat(cells.largest().architecture().choices()).allMatch(option -> option == 2 || option == 3);
    }

    @Test
    void isFoundForASpaceWithoutSayingWhich() {
        assertThat(SharedWeights.of(new NasBench201(), Local.frame())).isInstanceOf(LocalSupernet.class);
        assertThat(SharedWeights.of(new SgnasCifar(), new Frame(3, 8, 4, 1, 8))).isInstanceOf(UnifiedSupernet.class);
    }

    @Test
    void refusesSpacesWhoseNodesDependOnSeveralDecisions() {
        refuses(
                new SgnasCifar(),
                "Each node of a network must change with at most one decision for weights to be shared by name, but in the space (sgnas-cifar) the node ");
        refuses(
                new NasBench101(),
                "The space (nasbench101) must consist of decisions that are made independently of one another for weights to be shared by name, but in it choices rule out others.");
        refuses(
                new Darts(),
                "Each node of a network must change with at most one decision for weights to be shared by name, but in the space (darts) the node stage1/cell1/3<-0 changes with normal/1<- and with normal/1/first.");
    }

    @Test
    void refusesASpaceWhereAnOptionLeavesNothingToReadFrom() {
        refuses(
                CustomSpace.read(
                        Local.yaml(
                                "{depth: [0, 1], kernel: [1, 3]}",
                                "[{repeat: {times: '${depth}', layers: [relu]}}, {conv: {kernel: '${kernel}', channels: 8}}, global_pool, {linear: 4}]")),
                "A decision must change a network in its own places only for weights to be shared by name, but in the space (written) the node conv of written:1-");
    }

    @Test
    void refusesASpaceWhereOneDecisionSaysTheWidthOfAnothersOperation() {
        refuses(
                CustomSpace.read(
                        Local.yaml(
                                "{kernel: [1, 3], width: [4, 8]}",
                                "[{conv: {kernel: 3, channels: '${width}'}}, {conv: {kernel: '${kernel}', channels: 8}}, global_pool, {linear: 4}]")),
                "Each node of a network must change with at most one decision for weights to be shared by name, but in the space (written) the node conv2 changes with kernel and with width.");
    }

    @Test
    void refusesASpaceOfWhichOnlyNamesAreKnown() {
        refuses(
                CustomSpace.read("name: bare\nsummary: Names only.\ndecisions: {a: [x, y]}\n"),
                "The operation (Named) of the node a must read images and be known in full to get weights.");
    }

    private static void refuses(SearchSpace space, String sentence) {
        Function<SearchSpace, LocalSupernet> make = one -> LocalSupernet.of(one, Frame.OWN);
        assertThatThrownBy(() -> make.apply(space))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void isAnotherOneWhereAnotherFileHasTheSameName() {
        var layers = Map.of(
                "relu", "[{conv: {kernel: 3, channels: 8}}, '${op}', relu, global_pool, {linear: 4}]",
                "relu6", "[{conv: {kernel: 3, channels: 8}}, '${op}', relu6, global_pool, {linear: 4}]");
        assertThat(layers.values().stream()
                        .map(network -> LocalSupernet.of(
                                        CustomSpace.read(Local.yaml("{op: [identity, zero]}", network)), Local.frame())
                                .form())
                        .collect(Collectors.toSet()))
                .hasSize(2);
        assertThat(List.of(cells.form())).containsExactly(Local.cells().form());
    }
}

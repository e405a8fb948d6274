package dev.espalier.hardware.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.LatencyModel;
import dev.espalier.space.cell.NasBench201;
import jakarta.enterprise.inject.Produces;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpDevicesTest {

    private final NasBench201 space = new NasBench201();

    /** All that a container would find. */
    static List<LatencyModel> models() {
        return Arrays.stream(HelpDevices.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Produces.class))
                .map(method -> {
                    try {
                        return (LatencyModel) method.invoke(new HelpDevices());
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(e.getMessage(), e);
                    }
                })
                .sorted(Comparator.comparing(model -> model.device().name()))
                .toList();
    }

    static LatencyModel model(String name) {
        return models().stream()
                .filter(model -> model.device().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private double meanMs(String device, int index) {
        return model(device).latency(space.network(space.ofIndex(index))).meanMs();
    }

    @Test
    void has27DevicesOfDifferentNames() {
        assertThat(models()).hasSize(27);
        assertThat(models().stream().map(model -> model.device().name())).doesNotHaveDuplicates();
    }

    @Test
    void statesThePublishedFigures() {
        // HW-NAS-Bench prints 3.6058, 10.482, 3.6456 and 2.573 ms for the first network of CIFAR-10 in its README.
        assertThat(meanMs("pixel3", 0)).isEqualTo(3.6058);
        assertThat(meanMs("raspi4", 0)).isEqualTo(10.482);
        assertThat(meanMs("eyeriss", 0)).isEqualTo(3.6456);
        assertThat(meanMs("fpga", 0)).isEqualTo(2.573);
        assertThat(meanMs("1080ti_1", 0)).isEqualTo(10.7544);
        assertThat(meanMs("titan_rtx_32", 1)).isEqualTo(6.8392);
        assertThat(meanMs("samsung_a50", 1)).isEqualTo(33);
    }

    @Test
    void namesWhereTheFiguresComeFrom() {
        assertThat(model("pixel3").provenance()).contains("HW-NAS-Bench", "HELP@45f70eb", "MIT");
        assertThat(model("gold_6226").provenance()).doesNotContain("HW-NAS-Bench");
        assertThat(model("2080ti_256").device().batch()).isEqualTo(256);
    }
}

package dev.espalier.control;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.Farm;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.lookup.HelpDevices;
import dev.espalier.hardware.measure.MeasuredDevice;
import io.temporal.client.WorkflowClient;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said where nothing can be measured: one device measures, another one is known by a table. */
class SurveysTest {

    private static final MeasuredDevice BOARD =
            new MeasuredDevice(new Device("board", "Board", "any", 1, "fp32"), 1, 0);

    @SuppressWarnings("unchecked")
    private final Surveys surveys = new Surveys(
            (Instance<WorkflowClient>) answering(Instance.class, Map.of()),
            answering(Catalogue.class, Map.of("devices", List.of(new HelpDevices().pixel3()))),
            answering(Farm.class, Map.of("devices", List.of(BOARD), "find", Optional.empty())));

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return Objects.requireNonNull(type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, _) -> Objects.requireNonNull(answers.get(method.getName())))));
    }

    private void refused(String device, String sentence) {
        assertThatThrownBy(() -> surveys.begin(device, List.of(), false, null))
                .isInstanceOf(Unknown.class)
                .hasMessage(sentence);
    }

    @Test
    void saysWhatADeviceOfATableIsAndWhatCanBeDone() {
        refused(
                "pixel3",
                "The device (pixel3) is none that measures: its latencies are looked up in a table, and known"
                        + " without.\n"
                        + "Maybe use latency_ms@pixel3 in an experiment as it is, or register a machine of your own under"
                        + " another name: ./espalier device add my-pixel3.");
    }

    @Test
    void namesTheDeviceThatWasProbablyMeant() {
        refused("bord", "There is no device (bord) that measures; there are board.\nMaybe you meant `board`.");
        refused(
                "raspi5",
                "There is no device (raspi5) that measures; there are board.\n"
                        + "Maybe register it: ./espalier device add raspi5.");
    }
}

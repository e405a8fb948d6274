package dev.espalier.hardware.lookup;

import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.LatencyModelContract;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws, for each of the shipped devices. */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class HelpDevicesContractTest extends LatencyModelContract {

    private final String name;

    HelpDevicesContractTest(String name) {
        this.name = name;
    }

    static Stream<String> names() {
        return HelpDevicesTest.models().stream().map(model -> model.device().name());
    }

    @Override
    protected LatencyModel model() {
        return HelpDevicesTest.model(name);
    }

    @Override
    protected SearchSpace space() {
        return new NasBench201();
    }
}

package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.Farm;
import dev.espalier.control.Stations;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.Hindsight;
import dev.espalier.ledger.Waits;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of devices what is known of them: by whom they are served, how well they predict. */
@Singleton
final class DeviceViews {

    private final Catalogue catalogue;
    private final Farm farm;
    private final Stations stations;
    private final Waits waits;

    DeviceViews(Catalogue catalogue, Farm farm, Stations stations, Waits waits) {
        this.catalogue = catalogue;
        this.farm = farm;
        this.stations = stations;
        this.waits = waits;
    }

    List<DeviceJson> list() {
        return catalogue.devices().stream()
                .map(model -> DeviceJson.brief(model, measuring(model, false)))
                .toList();
    }

    /** @throws dev.espalier.control.Unknown with the names there are */
    DeviceJson one(String name) {
        return of(Names.device(catalogue, name));
    }

    DeviceJson of(LatencyModel model) {
        return DeviceJson.of(model, hindsight(model.device().name()), measuring(model, true));
    }

    private @Nullable MeasuringJson measuring(LatencyModel model, boolean whole) {
        var name = model.device().name();
        return farm.find(name)
                .map(device -> MeasuringJson.of(device, farm, stations.of(name), waits.waiting(name), whole))
                .orElse(null);
    }

    private @Nullable Hindsight hindsight(String predictor) {
        return farm.devices().stream()
                .filter(device -> farm.predictors(device.name()).contains(predictor))
                .findFirst()
                .map(device -> farm.hindsights(device.name()).get(predictor))
                .orElse(null);
    }
}

package dev.espalier.api;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.ComponentInfo;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.catalogue.Nearest;
import dev.espalier.control.Unknown;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.table.ResultTable;
import dev.espalier.space.table.TableInfo;
import java.util.List;

/** Finds by name what is installed. */
public final class Names {

    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,62}";

    private Names() {}

    /** @throws Unknown with the names there are */
    public static SearchSpace space(Catalogue catalogue, String name) {
        return catalogue
                .space(name)
                .orElseThrow(() -> unknown(
                        "space",
                        name,
                        catalogue.spaces().stream().map(SearchSpace::name).toList()));
    }

    /** @throws Unknown with the names there are */
    public static ResultTable table(Catalogue catalogue, String name) {
        return catalogue
                .table(name)
                .orElseThrow(() -> unknown(
                        "table",
                        name,
                        catalogue.tables().stream().map(TableInfo::name).toList()));
    }

    /** @throws Unknown with the names there are */
    static LatencyModel device(Catalogue catalogue, String name) {
        var devices = catalogue.devices();
        return devices.stream()
                .filter(model -> model.device().name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "device",
                        name,
                        devices.stream().map(model -> model.device().name()).toList()));
    }

    public static ComponentInfo component(String kind, List<ComponentInfo> components, String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(
                        kind, name, components.stream().map(ComponentInfo::name).toList()));
    }

    private static Unknown unknown(String kind, String name, List<String> known) {
        return new Unknown("There is no %s (%.60s); there are %s.%s"
                .formatted(kind, name, String.join(", ", known), Nearest.hint(name, known)));
    }

    /** A name for something new. */
    static String fresh(String parameter, String name) {
        if (!name.matches(NAME)) {
            throw new InvalidInput("The `%s` (%.60s) must match %s.".formatted(parameter, name, NAME));
        }
        return name;
    }
}

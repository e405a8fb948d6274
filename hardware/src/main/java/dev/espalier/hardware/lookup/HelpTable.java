package dev.espalier.hardware.lookup;

import dev.espalier.hardware.Device;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.PackedColumns;
import dev.espalier.space.table.Positions;

/** The resource behind {@link HelpDevices}: one column per device, one row per cell of NAS-Bench-201. */
final class HelpTable {

    private static final String HELP = "Read from the latency tables of HELP (Lee et al., NeurIPS 2021,"
            + " github.com/HayeonLee/HELP@45f70eb, MIT): NAS-Bench-201 networks for CIFAR-10, one figure per network. ";
    private static final NasBench201 SPACE = new NasBench201();
    private static final Positions POSITIONS = Positions.of(SPACE);

    private HelpTable() {}

    /** Read once for all devices, when the first is asked. */
    private static final class Columns {
        static final PackedColumns ALL = PackedColumns.read(HelpTable.class, "help-nasbench201.bin");
    }

    static LatencyModel measured(String name, String title, int batch) {
        return model(
                new Device(name, title, "not stated", batch, "not stated"),
                HELP + "Measured by its authors; runtime, repeats and precision are not stated there.");
    }

    /** A column that names no batch; its authors ran single images on such devices. */
    static LatencyModel measured(String name, String title) {
        return model(
                new Device(name, title, "not stated", 1, "not stated"),
                HELP + "Measured by its authors; the column names no batch, 1 is taken; runtime, repeats and precision"
                        + " are not stated there.");
    }

    static LatencyModel hwNasBench(String name, String title, String origin) {
        return model(
                new Device(name, title, "not stated", 1, "not stated"),
                HELP + "These figures are the CIFAR-10 column of HW-NAS-Bench (Li et al., ICLR 2021,"
                        + " github.com/GATECH-EIC/HW-NAS-Bench, MIT), " + origin + ".");
    }

    private static LatencyModel model(Device device, String provenance) {
        return new LookupTable(
                device,
                provenance,
                architecture -> SPACE.contains(architecture)
                        ? Columns.ALL.value(device.name(), (int) POSITIONS.position(architecture))
                        : Double.NaN);
    }
}

package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists devices. */
@Command(
        name = "list",
        description =
                "Lists the devices whose latency is known or measured, for limits like latency_ms@pixel3 <= 5 ms.",
        footer = "  ./espalier device list")
final class DeviceList implements Runnable {

    private final Session session;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the names only, one a line.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    DeviceList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var terminal = session.terminal();
        var devices = Json.items(session.server().get(Route.of("devices")));
        if (quiet) {
            devices.forEach(device -> terminal.print(Json.text(device, "name")));
            return;
        }
        output.show(
                terminal,
                devices,
                () -> new Listing()
                        .text("NAME", "name")
                        .text("TITLE", "title")
                        .number("BATCH", "batch")
                        .text("PRECISION", "precision")
                        .text("RUNTIME", "runtime")
                        .text("LATENCY BY", "source")
                        .text("SERVED", DeviceList::served)
                        .text("METRIC", "metric")
                        .add(devices)
                        .print(terminal));
    }

    /** Nothing where no worker can measure. */
    private static String served(JsonNode device) {
        var measuring = device.path("measuring");
        return measuring.isObject() ? measuring.path("served").asBoolean() ? "yes" : "no" : "";
    }
}

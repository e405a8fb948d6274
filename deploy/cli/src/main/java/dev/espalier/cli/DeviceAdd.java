package dev.espalier.cli;

import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a device that measures. */
@Command(
        name = "add",
        description = {
            "Registers a device that measures: the processor of the machine on which a worker serves device.NAME.",
            "A worker that starts registers its device by itself, with one thread and one image at a time."
        },
        footer = {
            "  ./espalier device add raspi5 --title 'Raspberry Pi 5' --threads 4",
            "  ESPALIER_TEMPORAL=temporal:7233 ./espalier worker --queues device.raspi5"
        })
final class DeviceAdd implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "What it is to be called: latency_ms@NAME.")
    String name = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "The device for people (its name if not told).")
    @Nullable
    String title;

    @Option(names = "--batch", paramLabel = "N", description = "Images at a time (1 if not told).")
    @Nullable
    Integer batch;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that share an inference (1 if not told).")
    @Nullable
    Integer threads;

    @Mixin
    OutputOption output = new OutputOption();

    DeviceAdd(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var device = session.server()
                .put(Route.of("devices", name)
                        .with("title", title)
                        .with("batch", batch)
                        .with("threads", threads));
        output.show(session.terminal(), device, () -> {
            session.terminal()
                    .print("Registered the device %s; a worker beside it serves %s."
                            .formatted(Json.text(device, "name"), Json.text(device.path("measuring"), "queue")));
            DeviceDescribe.details(device).print(session.terminal());
        });
    }
}

package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verbs on devices. */
@Command(
        name = "device",
        description = "Lists the devices whose latency is known or measured, adds your own, measures on them.")
final class DeviceGroup {}

package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verbs on devices. */
@Command(
        name = "device",
        description = "Lists the devices whose latency is known, and adds your own from a few measurements.")
final class DeviceGroup {}

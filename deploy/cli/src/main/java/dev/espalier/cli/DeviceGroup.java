package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verb on devices. */
@Command(name = "device", description = "Lists the devices whose latency is known.")
final class DeviceGroup {}

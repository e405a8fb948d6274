package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verb on Pareto fronts. */
@Command(name = "front", description = "Shows the best trade-offs found.")
final class FrontGroup {}

package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verbs on experiments. */
@Command(name = "experiment", description = "Creates, watches, changes, forks and keeps experiments.")
final class ExperimentGroup {}

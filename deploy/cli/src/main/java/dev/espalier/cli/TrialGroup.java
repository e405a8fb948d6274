package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verbs on trials. */
@Command(name = "trial", description = "Shows the trials of an experiment.")
final class TrialGroup {}

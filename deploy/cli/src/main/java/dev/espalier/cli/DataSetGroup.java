package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verbs on data sets. */
@Command(name = "dataset", description = "Lists, adds, checks and shows the images that networks are trained on.")
final class DataSetGroup {}

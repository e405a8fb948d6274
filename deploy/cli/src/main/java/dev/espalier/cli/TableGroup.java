package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verbs on tables of results. */
@Command(name = "table", description = "Lists and imports tables of results.")
final class TableGroup {}

package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verbs on search methods. */
@Command(name = "method", description = "Lists and describes search methods.")
final class MethodGroup {}

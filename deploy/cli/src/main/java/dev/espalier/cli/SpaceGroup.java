package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verbs on search spaces. */
@Command(name = "space", description = "Lists, describes and adds search spaces; writes networks of them.")
final class SpaceGroup {}

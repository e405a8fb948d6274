package dev.espalier.cli;

import picocli.CommandLine.Command;

/** The verbs on evaluators. */
@Command(name = "evaluator", description = "Lists and describes evaluators.")
final class EvaluatorGroup {}

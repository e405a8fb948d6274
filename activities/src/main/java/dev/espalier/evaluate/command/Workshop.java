package dev.espalier.evaluate.command;

import java.nio.file.Path;

/**
 * Where a worker runs programs for experiments, and which.
 *
 * @param work a folder of this machine for working folders
 * @param checkpoints a folder that every worker sees, for what a program saves on its way
 */
public record Workshop(Path work, Path checkpoints, Permission permission) {}

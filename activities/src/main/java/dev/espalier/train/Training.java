package dev.espalier.train;

import dev.espalier.data.DataSet;
import dev.espalier.space.Network;

/** What a training is of: a network, the images it learns from, and how. */
public record Training(Network network, DataSet set, Recipe recipe) {}

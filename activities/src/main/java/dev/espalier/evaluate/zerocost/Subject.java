package dev.espalier.evaluate.zerocost;

import dev.espalier.space.Network;

/**
 * What scores look at.
 *
 * @param network in the frame of the search
 * @param thin the same architecture on crops, with few channels: where its linear regions are counted
 * @param seed of its first weights
 */
record Subject(Network network, Network thin, Sample sample, long seed) {}

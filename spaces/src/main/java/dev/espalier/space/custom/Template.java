package dev.espalier.space.custom;

import java.util.List;
import java.util.Map;

/**
 * What a space builds, with references to its decisions.
 *
 * @param channels of an input image
 * @param size height and width of an input image
 * @param ops the operations that the file defines
 */
record Template(Value channels, Value size, Value classes, List<Layer> layers, Map<String, List<Layer>> ops) {}

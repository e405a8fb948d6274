package dev.espalier.data.file;

/**
 * An image in memory and its class.
 *
 * @param pixels {@code [height, width, channels]}
 */
record Sample(byte[] pixels, int label) {}

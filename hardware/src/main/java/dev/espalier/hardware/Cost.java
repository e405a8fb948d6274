package dev.espalier.hardware;

/**
 * What a network costs on any device.
 *
 * @param macs multiply-accumulates of one image
 * @param params trainable values
 */
public record Cost(long macs, long params) {}

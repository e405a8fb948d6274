package dev.espalier.hardware;

/**
 * Where a network runs when its latency is stated, and how.
 *
 * @param name the key used in metrics, lower case: {@code latency_ms@pixel3}
 * @param title for people: "Google Pixel 3, CPU"
 * @param runtime the software that ran the network, or "not stated"
 * @param batch images at a time
 * @param precision {@code fp32}, {@code fp16}, {@code int8}, or "not stated"
 */
public record Device(String name, String title, String runtime, int batch, String precision) {}

package dev.espalier.hardware.measure;

/**
 * What a device answers when it is asked to time a network once.
 *
 * @param before how the machine was, {@code after} how it was then
 * @param peakMemoryMb what running the network took at most, its weights included; 0 where nobody says
 */
public record Reading(
        Finding finding, Machine machine, Setup setup, Conditions before, Conditions after, double peakMemoryMb) {}

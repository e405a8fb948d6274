package dev.espalier.hardware.measure;

/**
 * How a machine was at a moment.
 *
 * @param clockMhz of the core that measures; 0 where nobody says
 * @param load how many programs ran or waited, over the last minute; negative where nobody says
 */
public record Conditions(double clockMhz, double load) {}

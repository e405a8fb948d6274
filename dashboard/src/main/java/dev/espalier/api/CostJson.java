package dev.espalier.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a network costs on any device. */
@Schema(name = "Cost")
public record CostJson(
        @Schema(description = "Multiply-accumulates of one image.")
        long macs,

        @Schema(description = "Trainable values.") long params) {}

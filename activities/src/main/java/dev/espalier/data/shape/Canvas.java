package dev.espalier.data.shape;

import java.util.SplittableRandom;

/** A small square picture in red, green and blue, 0 to 255, on which figures are laid with smooth edges. */
final class Canvas {

    private final int side;
    private final float[] pixels;

    Canvas(int side) {
        this.side = side;
        this.pixels = new float[side * side * 3];
    }

    int side() {
        return side;
    }

    /** Fills everything with a blend from one colour to another, along a direction. */
    void blend(float[] from, float[] to, double directionX, double directionY) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double along = ((x + 0.5) / side - 0.5) * directionX + ((y + 0.5) / side - 0.5) * directionY;
                float share = (float) Math.clamp(along + 0.5, 0.0, 1.0);
                for (int channel = 0; channel < 3; channel++) {
                    pixels[(y * side + x) * 3 + channel] = from[channel] + share * (to[channel] - from[channel]);
                }
            }
        }
    }

    /** Lays a figure on it, over what is there. */
    void lay(Distance figure, Placement placement, float[] colour) {
        int top = Math.max(0, (int) (placement.y() - placement.radius() - 1));
        int bottom = Math.min(side, (int) (placement.y() + placement.radius() + 2));
        int left = Math.max(0, (int) (placement.x() - placement.radius() - 1));
        int right = Math.min(side, (int) (placement.x() + placement.radius() + 2));
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                tint(x, y, placement.cover(figure, x + 0.5, y + 0.5), colour);
            }
        }
    }

    private void tint(int x, int y, double cover, float[] colour) {
        if (cover > 0) {
            int at = (y * side + x) * 3;
            for (int channel = 0; channel < 3; channel++) {
                pixels[at + channel] += (float) cover * (colour[channel] - pixels[at + channel]);
            }
        }
    }

    /** Each value varied by a sum of four even draws, which is close to normal and the same on every machine. */
    byte[] grained(double deviation, SplittableRandom chance) {
        // A draw from 0 to 255 has a variance of (256² - 1) / 12.
        float scale = (float) (deviation / Math.sqrt(4 * (256 * 256 - 1) / 12.0));
        var bytes = new byte[pixels.length];
        long bits = 0;
        for (int i = 0; i < bytes.length; i++) {
            bits = i % 2 == 0 ? chance.nextLong() : bits >>> 32;
            int sum = (int) (bits & 0xFF)
                    + (int) (bits >>> 8 & 0xFF)
                    + (int) (bits >>> 16 & 0xFF)
                    + (int) (bits >>> 24 & 0xFF);
            bytes[i] = (byte) Math.clamp(Math.round(pixels[i] + scale * (sum - 510)), 0, 255);
        }
        return bytes;
    }
}

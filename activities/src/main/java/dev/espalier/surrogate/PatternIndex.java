package dev.espalier.surrogate;

import java.util.Arrays;

/**
 * Numbers patterns from 0 in the order in which they are added. Patterns are hashes already, and are looked up millions
 * of times in a search, so that a map of boxed numbers would take most of its time.
 */
final class PatternIndex {

    private static final int NONE = -1;

    private long[] patterns = new long[64];
    private int[] numbers = filled(64);
    private int size;

    private static int[] filled(int length) {
        var numbers = new int[length];
        Arrays.fill(numbers, NONE);
        return numbers;
    }

    /** The number of a pattern, which is new to it or not. */
    int add(long pattern) {
        if (2 * size >= numbers.length) {
            grow();
        }
        int slot = slot(pattern);
        if (numbers[slot] == NONE) {
            patterns[slot] = pattern;
            numbers[slot] = size++;
        }
        return numbers[slot];
    }

    /** The number of a pattern, -1 where it was never added. */
    int find(long pattern) {
        return numbers[slot(pattern)];
    }

    /** Where it is, or where it would be. */
    private int slot(long pattern) {
        int slot = (int) pattern & (numbers.length - 1);
        while (numbers[slot] != NONE && patterns[slot] != pattern) {
            slot = (slot + 1) & (numbers.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldPatterns = patterns;
        var oldNumbers = numbers;
        patterns = new long[2 * oldPatterns.length];
        numbers = filled(2 * oldNumbers.length);
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != NONE) {
                int slot = slot(oldPatterns[i]);
                patterns[slot] = oldPatterns[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}

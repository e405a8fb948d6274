package dev.espalier.cli;

import java.util.Comparator;
import java.util.List;

/** The word that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** Words that are a slip or two away, the nearest first, or begin with what was written; at most two. */
    static List<String> to(String written, List<String> words) {
        int most = Math.max(1, written.length() / 3);
        return words.stream()
                .filter(word -> word.startsWith(written) || distance(written, word) <= most)
                .sorted(Comparator.comparingInt(word -> distance(written, word)))
                .limit(2)
                .toList();
    }

    /** Letters to insert, remove or replace (Levenshtein's distance). */
    static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}

package dev.espalier.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a mistyped one is probably meant to be. */
public final class Nearest {

    private Nearest() {}

    /** So many letters say which word they begin. */
    private static final int BEGINNING = 2;

    /** One that differs in few letters, or else the only one that begins so; nothing where none is near. */
    public static Optional<String> to(String word, Collection<String> known) {
        int most = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .or(() -> begun(word, known));
    }

    private static Optional<String> begun(String word, Collection<String> known) {
        var begun = known.stream()
                .filter(candidate -> word.length() >= BEGINNING && candidate.startsWith(word))
                .toList();
        return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
    }

    /** A second line of a message, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map("\nMaybe you meant `%s`."::formatted).orElse("");
    }

    /** Letters to insert, remove, replace, or swap with their neighbour. */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(one, other, i, j, cost);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int step(String one, String other, int i, int j, int[][] cost) {
        int replaced = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}

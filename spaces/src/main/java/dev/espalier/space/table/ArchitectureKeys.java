package dev.espalier.space.table;

import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.SearchSpace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table finds an architecture: by its position where the space has fewer than 2^63, else by 128 bits of the
 * SHA-256 of its id, in two longs.
 */
final class ArchitectureKeys {

    private final String space;
    private final List<Integer> arities;
    private final @Nullable Positions positions;

    /** @param arities of a flat space's decisions; none for any other space */
    ArchitectureKeys(String space, List<Integer> arities) {
        this.space = space;
        this.arities = arities;
        boolean few = arities.stream().mapToDouble(arity -> arity).reduce(1, (a, b) -> a * b) < 0x1p63;
        this.positions = few && !arities.isEmpty() ? Positions.of(space, arities) : null;
    }

    static ArchitectureKeys of(SearchSpace space) {
        return new ArchitectureKeys(
                space.name(),
                space instanceof DecisionSpace flat
                        ? flat.decisions().stream()
                                .map(decision -> decision.arity())
                                .toList()
                        : List.of());
    }

    /** Two longs, the second 0 where the first is a position. */
    record Key(long first, long second) {}

    List<Integer> arities() {
        return arities;
    }

    /** Whether keys are hashes, of which both longs count. */
    boolean hashed() {
        return positions == null;
    }

    /** Whether an architecture can be of the space: of any other its key would mean another one. */
    boolean fits(Architecture architecture) {
        var choices = architecture.choices();
        if (!architecture.space().equals(space) || (!arities.isEmpty() && choices.size() != arities.size())) {
            return false;
        }
        for (int i = 0; i < arities.size(); i++) {
            if (choices.get(i) < 0 || choices.get(i) >= arities.get(i)) {
                return false;
            }
        }
        return true;
    }

    Key key(Architecture architecture) {
        if (positions != null) {
            return new Key(positions.position(architecture), 0);
        }
        var digest = ByteBuffer.wrap(sha256().digest(architecture.id().getBytes(StandardCharsets.UTF_8)));
        return new Key(digest.getLong(), digest.getLong());
    }

    /** The architecture of a key's first half; null of a hash. */
    @Nullable
    Architecture architecture(long first) {
        return positions == null ? null : positions.at(first);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}

package dev.espalier.worker;

import java.util.List;

/** The first place where what was recorded is not what is decided, in one sentence. */
final class Difference extends RuntimeException {

    Difference(String message) {
        super(message);
    }

    static void require(String what, Object computed, Object recorded) {
        if (!List.of(computed).equals(List.of(recorded))) {
            throw new Difference("What was recorded differs first at %s.".formatted(what));
        }
    }
}

package dev.espalier.space.planted;

import dev.espalier.planted.Elsewhere;
import java.util.Objects;

/** Breaches of the house's rules, for the rules to find. */
public final class Planted {

    private Planted() {}

    /** It knows what does not lie below it. */
    public static final class KnowsElsewhere {
        public int breach() {
            return Elsewhere.ONE.hashCode();
        }
    }

    /** It prints. */
    public static final class Prints {
        public void breach() {
            System.out.println("seen");
        }
    }

    /** It prints where nobody looks. */
    public static final class PrintsErrors {
        public void breach() {
            System.err.println("seen");
        }
    }

    /** It configures itself. */
    public static final class ReadsTheEnvironment {
        public String breach() {
            return Objects.requireNonNullElse(System.getenv("HOME"), "");
        }
    }
}

package dev.espalier.surrogate.trees;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Where tests need trees and a machine has no OpenMP, they are skipped, unless all tests are required. */
public final class XGBoostLibrary {

    private XGBoostLibrary() {}

    public static void orSkip() {
        boolean required = "all".equals(System.getenv("ESPALIER_TEST_REQUIRE"));
        assumeTrue(
                required || BoostedTrees.obstacle().isEmpty(), "XGBoost cannot be loaded: " + BoostedTrees.obstacle());
    }
}

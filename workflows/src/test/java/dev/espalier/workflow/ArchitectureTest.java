package dev.espalier.workflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.espalier.search.PlantedInSearch;
import dev.espalier.space.HouseRules;
import dev.espalier.space.planted.Planted;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] OWN = {
        "dev.espalier.search..",
        "dev.espalier.artifact..",
        "dev.espalier.catalogue..",
        "dev.espalier.step..",
        "dev.espalier.workflow.."
    };
    private static final String[] BELOW = {
        "dev.espalier.space..",
        "dev.espalier.hardware..",
        "dev.espalier.search..",
        "dev.espalier.artifact..",
        "dev.espalier.catalogue..",
        "dev.espalier.step..",
        "dev.espalier.workflow.."
    };

    private static void finds(ArchRule rule, Class<?> planted) {
        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(planted)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(planted.getSimpleName());
    }

    private static JavaClasses shipped() {
        return HouseRules.shipped();
    }

    @Test
    void knowsOnlyWhatLiesBelowIt() {
        HouseRules.knowsOnly(BELOW).check(shipped());
        HouseRules.knowsInOneDirection().check(shipped());
        finds(HouseRules.knowsOnly(BELOW), Planted.KnowsElsewhere.class);
    }

    /** What runs in a workflow is replayed: it must not look at the world, draw, or wait by other means. */
    private static final ArchRule PURE = noClasses()
            .that()
            .resideInAnyPackage("dev.espalier.search..", "dev.espalier.workflow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio..",
                    "java.net..",
                    "java.sql..",
                    "java.security..",
                    "java.util.concurrent..",
                    "java.util.random..",
                    "ai.djl..",
                    "jakarta.persistence..",
                    "jakarta.inject..",
                    "io.quarkus..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, SplittableRandom.class, Clock.class, Timer.class, Thread.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @Test
    void whatIsReplayedLooksAtNothingOutside() {
        PURE.check(shipped());
        finds(PURE, PlantedInSearch.ReadsTheClock.class);
        finds(PURE, PlantedInSearch.ReadsTheTime.class);
        finds(PURE, PlantedInSearch.ReadsTheInstant.class);
        finds(PURE, PlantedInSearch.DrawsByItself.class);
        finds(PURE, PlantedInSearch.DrawsOnTheQuiet.class);
        finds(PURE, PlantedInSearch.OpensAFile.class);
        finds(PURE, PlantedInSearch.WaitsForThreads.class);
        finds(PURE, PlantedInSearch.StartsAThread.class);
    }

    @Test
    void livesInItsOwnPackages() {
        HouseRules.livesIn(OWN).check(shipped());
        finds(HouseRules.livesIn("dev.espalier.other.."), Planted.Prints.class);
    }

    @Test
    void printsNothing() {
        HouseRules.printsNothing().check(shipped());
        finds(HouseRules.printsNothing(), Planted.Prints.class);
        finds(HouseRules.printsNothing(), Planted.PrintsErrors.class);
    }

    @Test
    void readsNoEnvironment() {
        HouseRules.readsNoEnvironment().check(shipped());
        finds(HouseRules.readsNoEnvironment(), Planted.ReadsTheEnvironment.class);
    }
}

package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.espalier.space.HouseRules;
import dev.espalier.space.planted.Planted;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] OWN = {
        "dev.espalier.method..",
        "dev.espalier.surrogate..",
        "dev.espalier.gradient..",
        "dev.espalier.generator..",
        "dev.espalier.sgnas..",
        "dev.espalier.fade..",
        "dev.espalier.evaluate..",
        "dev.espalier.calibrate..",
        "dev.espalier.data..",
        "dev.espalier.train..",
        "dev.espalier.supernet..",
        "dev.espalier.onnx..",
        "dev.espalier.measure..",
        "dev.espalier.export..",
        "dev.espalier.setting..",
        "dev.espalier.worker.."
    };
    private static final String[] BELOW = {
        "dev.espalier.space..",
        "dev.espalier.hardware..",
        "dev.espalier.search..",
        "dev.espalier.artifact..",
        "dev.espalier.catalogue..",
        "dev.espalier.step..",
        "dev.espalier.workflow..",
        "dev.espalier.method..",
        "dev.espalier.surrogate..",
        "dev.espalier.gradient..",
        "dev.espalier.generator..",
        "dev.espalier.sgnas..",
        "dev.espalier.fade..",
        "dev.espalier.evaluate..",
        "dev.espalier.calibrate..",
        "dev.espalier.data..",
        "dev.espalier.train..",
        "dev.espalier.supernet..",
        "dev.espalier.onnx..",
        "dev.espalier.measure..",
        "dev.espalier.export..",
        "dev.espalier.setting..",
        "dev.espalier.worker.."
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

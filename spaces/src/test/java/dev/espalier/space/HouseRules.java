package dev.espalier.space;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;

/** The rules that hold in every module, for its own test to check. */
public final class HouseRules {

    private HouseRules() {}

    /** What the module under test ships. */
    public static JavaClasses shipped() {
        return new ClassFileImporter().importPath(Path.of("target/classes"));
    }

    /** The arrows: of ours, nothing but these packages is known. */
    public static ArchRule knowsOnly(String... packages) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.espalier..").and(not(resideInAnyPackage(packages))))
                .because("modules know only what lies below them (docs/architecture.md)");
    }

    /** The module's packages, and no class outside them. */
    public static ArchRule livesIn(String... packages) {
        return classes().should().resideInAnyPackage(packages);
    }

    /** A package that knows another is not known by it, whatever lies between. */
    public static ArchRule knowsInOneDirection() {
        return slices().matching("dev.espalier.(*)..").should().beFreeOfCycles();
    }

    /** What is said is said through a logger or a return value. */
    public static ArchRule printsNothing() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace");
    }

    /** What is configured is passed in. */
    public static ArchRule readsNoEnvironment() {
        return noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class);
    }
}

package dev.sceneroute.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sceneroute", importOptions = ImportOption.DoNotIncludeTests.class)
class SandboxArchitectureTest {

    @ArchTest
    static final ArchRule the_outside_world_knows_nothing_of_its_client = noClasses()
            .that()
            .resideInAPackage("dev.sceneroute.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sceneroute.generation..",
                    "dev.sceneroute.production..",
                    "dev.sceneroute.intake..",
                    "dev.sceneroute.api..",
                    "dev.sceneroute.speech..",
                    "dev.sceneroute.storage..");

    @ArchTest
    static final ArchRule nobody_leans_on_the_sandbox_but_the_drill = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sceneroute.sandbox..", "dev.sceneroute.drill..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sceneroute.sandbox..");
}

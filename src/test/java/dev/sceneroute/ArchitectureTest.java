package dev.sceneroute;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may know whom. The picture in the architecture is true as long as this is green. */
@AnalyzeClasses(packages = "dev.sceneroute", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    // Before the rules: they are made from it.
    private static final String[] ROOMS = {
        "api",
        "command",
        "drill",
        "generation",
        "intake",
        "ledger",
        "media",
        "narration",
        "outside",
        "pipeline",
        "production",
        "runtime",
        "sandbox",
        "speech",
        "storage",
        "subtitle"
    };

    @ArchTest
    static final ArchRule the_domain_knows_nobody = only("production", "runtime");

    @ArchTest
    static final ArchRule the_runtime_knows_nobody = only("runtime");

    @ArchTest
    static final ArchRule storage_knows_nothing_of_films = only("storage", "runtime");

    @ArchTest
    static final ArchRule whoever_fetches_knows_nothing_of_films = only("outside", "runtime");

    @ArchTest
    static final ArchRule media_know_nothing_of_jobs_and_providers = only("media", "runtime");

    @ArchTest
    static final ArchRule subtitles_know_what_is_spoken_and_how_it_is_drawn =
            only("subtitle", "speech", "media", "runtime");

    @ArchTest
    static final ArchRule whoever_reads_scripts_knows_the_domain_and_how_long_it_takes_to_say =
            only("intake", "production", "runtime", "speech");

    @ArchTest
    static final ArchRule speech_knows_nothing_of_jobs = only("speech", "media", "runtime");

    @ArchTest
    static final ArchRule what_is_said_in_a_job_knows_scripts_and_speech =
            only("narration", "production", "speech", "media", "runtime");

    @ArchTest
    static final ArchRule generation_does_not_know_what_its_clips_are_for = only("generation", "production", "runtime");

    @ArchTest
    static final ArchRule the_ledger_knows_orders_and_not_what_is_done_with_them =
            only("ledger", "generation", "production", "runtime");

    @ArchTest
    static final ArchRule an_engine_that_speaks_is_known_by_its_own_folder_alone = noClasses()
            .that()
            .resideInAPackage("dev.sceneroute..")
            .and()
            .resideOutsideOfPackages(
                    "dev.sceneroute.speech.polly..", "dev.sceneroute.speech.google..", "dev.sceneroute.speech.openai..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sceneroute.speech.polly..",
                    "dev.sceneroute.speech.google..",
                    "dev.sceneroute.speech.openai..");

    @ArchTest
    static final ArchRule engines_that_speak_do_not_know_one_another = slices().matching(
                    "dev.sceneroute.speech.(polly|google|openai)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule the_simulated_outside_knows_its_client_by_http_alone = only("sandbox", "media", "runtime");

    @ArchTest
    static final ArchRule nobody_leans_on_the_edges = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.sceneroute", "dev.sceneroute.api..", "dev.sceneroute.command..", "dev.sceneroute.drill..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sceneroute.api..", "dev.sceneroute.command..", "dev.sceneroute.drill..");

    @ArchTest
    static final ArchRule the_drill_meets_the_program_from_outside = noClasses()
            .that()
            .resideInAPackage("dev.sceneroute.drill..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sceneroute.api..",
                    "dev.sceneroute.command..",
                    "dev.sceneroute.generation..",
                    "dev.sceneroute.pipeline..",
                    "dev.sceneroute.storage..");

    @ArchTest
    static final ArchRule kling_is_known_by_its_own_folder_alone = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.sceneroute.generation.kling..", "dev.sceneroute.sandbox.kling..", "dev.sceneroute.drill..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sceneroute.generation.kling..", "dev.sceneroute.sandbox.kling..");

    @ArchTest
    static final ArchRule rooms_do_not_lean_on_one_another_in_circles =
            slices().matching("dev.sceneroute.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_stores_speak_to_the_database = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .and()
            .resideOutsideOfPackage("dev.sceneroute.runtime..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(DataSource.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc.core..");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule only_commands_print = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sceneroute.command..", "dev.sceneroute.drill..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule what_is_shared_does_not_change = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .areNotEnums()
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule a_class_is_named_after_its_step =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor)$");

    private static ArchRule only(String room, String... known) {
        String[] others = Arrays.stream(ROOMS)
                .filter(other -> !other.equals(room) && !Arrays.asList(known).contains(other))
                .map(other -> "dev.sceneroute." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("dev.sceneroute." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(false);
    }
}

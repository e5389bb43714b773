package org.corridor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.MessageDriven;
import java.time.Instant;

/** Which way the packages look, and the few habits that a compiler does not hold. */
@AnalyzeClasses(packages = "org.corridor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String FAMILIES =
      "admission|charges|documents|immunization|orders|pharmacy|problems|referral|results"
          + "|scheduling|staff";

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CIRCLE =
      slices().matching("org.corridor.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PACKAGES_LOOK_DOWN_ONLY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("watching")
          .definedBy("..operations..", "..alerts..", "..commandline..", "..learning..")
          .layer("processing")
          .definedBy("..processing..", "..replay..", "..export..")
          .layer("families")
          .definedBy(FAMILIES.replaceAll("\\w+", "..$0..").split("\\|"))
          .layer("door")
          .definedBy("..intake..", "..pickup..", "..posting..", "..changes..", "..exchange..")
          .layer("interfaces")
          .definedBy(
              "..interfaces..",
              "..routing..",
              "..couriers..",
              "..bundles..",
              "..loops..",
              "..proposals..")
          .layer("senders")
          .definedBy("..profiles..")
          .layer("translation")
          .definedBy(
              "..translation..",
              "..reconciliation..",
              "..subject..",
              "..medication..",
              "..notes..",
              "..chart..",
              "..ordering..",
              "..observation..",
              "..participation..",
              "..writing..")
          .layer("foundation")
          .definedBy(
              "..datatypes..",
              "..terminology..",
              "..repository..",
              "..journal..",
              "..delivery..",
              "..hl7v2..",
              "..mllp..",
              "..vault..")
          .layer("shared")
          .definedBy("..shared..", "..declared..")
          .whereLayer("watching")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("processing")
          .mayOnlyBeAccessedByLayers("watching")
          .whereLayer("families")
          .mayOnlyBeAccessedByLayers("watching", "processing")
          .whereLayer("door")
          .mayOnlyBeAccessedByLayers("watching", "processing")
          .whereLayer("interfaces")
          .mayOnlyBeAccessedByLayers("watching", "processing", "door")
          .whereLayer("senders")
          .mayOnlyBeAccessedByLayers("watching", "processing", "door", "interfaces")
          .whereLayer("translation")
          .mayOnlyBeAccessedByLayers("watching", "processing", "families", "senders", "interfaces")
          .whereLayer("foundation")
          .mayOnlyBeAccessedByLayers(
              "watching", "processing", "families", "door", "interfaces", "senders", "translation");

  @ArchTest
  static final ArchRule FAMILIES_DO_NOT_KNOW_EACH_OTHER =
      slices().matching("org.corridor.(" + FAMILIES + ")..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule HL7_V2_KNOWS_NO_FHIR =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..hl7v2..", "..mllp..", "..intake..", "..journal..", "..vault..", "..shared..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hl7.fhir..", "ca.uhn.fhir..");

  @ArchTest
  static final ArchRule FRAMES_ARE_ALL_THAT_THE_WIRE_KNOWS =
      noClasses()
          .that()
          .resideInAPackage("..mllp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..hl7v2..", "..intake..", "..journal..", "..vault..");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(java.time.ZonedDateTime.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now");

  @ArchTest
  static final ArchRule A_PROVIDER_IS_LOOKED_FOR_ONCE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(jakarta.json.Json.class)
          .because(
              "org.corridor.shared.Jsonp keeps it; each call of Json looks through the server");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)$");

  @ArchTest
  static final ArchRule CONSUMERS_ARE_MESSAGE_DRIVEN =
      classes()
          .that()
          .areAnnotatedWith(MessageDriven.class)
          .should()
          .haveSimpleNameEndingWith("Consumer");

  @ArchTest
  static void generalHabits(JavaClasses classes) {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(classes);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
  }
}

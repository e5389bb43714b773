package org.corridor.fhirserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.corridor.definitions.OwnExtensions;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.repository.Names;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.junit.jupiter.api.Test;

/**
 * What the shared example messages become is valid R4, by the validator that the server offers as
 * {@code $validate}. Each kind of error is told once, with the message where it was seen first.
 */
class TranslatedMessagesTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String R5 = "http://hl7.org/fhir/5.0/StructureDefinition/extension-";
  private static final SenderProfile SENDER =
      new SenderProfile(ZoneOffset.UTC, UTF_8, "https://sender.example");

  /**
   * What the validator cannot know: the elements of R5, for which it has no definitions here; codes
   * that HL7 Terminology has and R4's own copy of table 0203 lacks; codes that a sender puts into a
   * system itself.
   */
  private static final Pattern BEYOND =
      Pattern.compile(
          "Extension url '"
              + R5
              + "[A-Z]\\w+\\.[\\w.]+' is not valid \\(invalid Version '5.0'\\)"
              + "|Unknown code '\\S+/v2-0203#(PGN|FGN|SHIP)'.*"
              + "|Unknown code 'http://dicom.nema.org/resources/ontology/DCM#IMP'.*");

  /** The validator compares a definition's own snapshot with one that it makes from packages. */
  private static final Pattern WITHOUT_PACKAGES =
      Pattern.compile("Error generating Snapshot: Unable to resolve package id .*");

  private final Map<String, String> errors = new TreeMap<>();

  @Test
  void theDefinitionsOfOurExtensionsAreValid() {
    FhirValidator validator = validator();
    for (StructureDefinition definition : OwnExtensions.definitions()) {
      assertThat(validator.validateWithResult(definition).getMessages())
          .as(definition.getName())
          .filteredOn(message -> message.getSeverity() == ResultSeverityEnum.ERROR)
          .filteredOn(message -> !WITHOUT_PACKAGES.matcher(message.getMessage()).matches())
          .isEmpty();
    }
  }

  @Test
  void anExtensionOfOursWithTheWrongValueOrInTheWrongPlaceIsAnError() {
    Patient patient = new Patient();
    patient.addExtension(Names.EXTENSION + "identity-unknown", new StringType("yes"));
    patient.addExtension(Names.EXTENSION + "charge-batch", new StringType("B1"));
    patient.addExtension(Names.EXTENSION + "never-defined", new StringType("B1"));
    assertThat(validator().validateWithResult(patient).getMessages())
        .filteredOn(one -> one.getSeverity() == ResultSeverityEnum.ERROR)
        .extracting(one -> one.getLocationString() + ": " + one.getMessage())
        .anyMatch(error -> error.startsWith("Patient.extension[0]"))
        .anyMatch(error -> error.contains("charge-batch"))
        .anyMatch(error -> error.contains("never-defined"));
  }

  @Test
  void everyTranslationIsValid() throws IOException {
    FhirValidator validator = validator();
    List<Translated> all = translated();
    for (Translated translated : all) {
      isOfOnePiece(translated);
      validator.validateWithResult(translated.bundle()).getMessages().stream()
          .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
          .filter(message -> !BEYOND.matcher(message.getMessage()).matches())
          .forEach(message -> note(translated, message));
    }
    assertThat(errors).isEmpty();
    assertThat(all).hasSizeGreaterThan(200);
  }

  /** One message of the corpus as a bundle. */
  private record Translated(Path file, Bundle bundle) {}

  private void note(Translated translated, SingleValidationMessage message) {
    String where =
        String.valueOf(message.getLocationString())
            .replaceAll("\\[\\d+]", "")
            .replaceAll(".*/\\*([A-Za-z]+)/[^*]*\\*/", "$1");
    String what = String.valueOf(message.getMessage()).replaceAll("'[^']*'", "'…'");
    errors.putIfAbsent(where + ": " + what, translated.file() + ": " + message.getMessage());
  }

  /** Ids and practitioners are told apart, and references lead somewhere. */
  private void isOfOnePiece(Translated translated) {
    Set<String> present = new HashSet<>();
    Map<String, String> people = new TreeMap<>();
    for (BundleEntryComponent entry : translated.bundle().getEntry()) {
      String url = entry.getRequest().getUrl();
      if (!present.add(url)) {
        errors.putIfAbsent(
            "twice: " + entry.getResource().fhirType(), translated.file().toString());
      }
      if (entry.getResource() instanceof Practitioner practitioner) {
        for (Identifier identifier : practitioner.getIdentifier()) {
          String other =
              people.putIfAbsent(identifier.getSystem() + '|' + identifier.getValue(), url);
          if (other != null && !other.equals(url)) {
            errors.putIfAbsent("two practitioners of one identifier", translated.file().toString());
          }
        }
      }
    }
    for (Reference reference :
        FHIR.newTerser().getAllPopulatedChildElementsOfType(translated.bundle(), Reference.class)) {
      boolean leads =
          !reference.hasReference()
              || present.contains(reference.getReference())
              || reference.getReference().matches("[A-Z][A-Za-z]+/[0-9a-f-]{36}");
      if (!leads) {
        errors.putIfAbsent(
            "leads nowhere: " + reference.getReference(), translated.file().toString());
      }
    }
  }

  /** As the server validates. */
  static FhirValidator validator() {
    FhirInstanceValidator instances =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                ownExtensions(),
                new SnapshotGeneratingValidationSupport(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR)));
    // Extensions of HL7 that R4 has no copy of; ours are known, and any other is an error.
    instances.setAnyExtensionsAllowed(false);
    instances.setCustomExtensionDomains("http://hl7.org/fhir/");
    instances.setNoTerminologyChecks(false);
    instances.setErrorForUnknownProfiles(false);
    instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    return FHIR.newValidator().registerValidatorModule(instances);
  }

  private static PrePopulatedValidationSupport ownExtensions() {
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(FHIR);
    OwnExtensions.definitions().forEach(own::addStructureDefinition);
    return own;
  }

  private static List<Translated> translated() throws IOException {
    String shared =
        System.getProperty(
            "corridor.shared", System.getenv().getOrDefault("CORRIDOR_SHARED", "../../shared"));
    Path folder = Path.of(shared, "data", "hl7v2");
    assumeTrue(Files.isDirectory(folder), "no shared data at " + folder);
    List<Translated> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files
              .filter(path -> path.toString().endsWith(".hl7"))
              .sorted(Comparator.naturalOrder())
              .toList()) {
        for (byte[] message : BatchSplitter.split(Files.readAllBytes(file)).messages()) {
          translate(file, message, all);
        }
      }
    }
    return all;
  }

  private static void translate(Path file, byte[] content, List<Translated> all) {
    try {
      V2Message message = V2Message.parse(content, SENDER);
      Families.of(message)
          .map(family -> family.translate(message, SENDER).bundle())
          .ifPresent(bundle -> all.add(new Translated(file, bundle)));
    } catch (Unreadable | NotTranslatable refused) {
      // Refused for a reason: the corpus tests of the families look at that.
    }
  }
}

package org.corridor.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.corridor.admission.AdmissionJourney;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.results.ResultsJourney;
import org.corridor.shared.Finding;
import org.corridor.translation.EventClock;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each setting of a profile does to a message. */
class ProfileRulesTest {

  private static final MessageFamily ADMISSION = new AdmissionJourney();
  private static final MessageFamily RESULTS = new ResultsJourney();
  private static final String EVENT = "EVN||20250611080000";

  @TempDir Path folder;

  private SenderProfile sender(String... lines) throws IOException {
    Path file = folder.resolve("sender.yaml");
    Files.writeString(file, "match: {application: APP}\n" + String.join("\n", lines) + "\n");
    return Profiles.load(file).of("main", "APP", "FAC");
  }

  private void beside(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private static Translation admit(SenderProfile sender, String... segments) {
    return translate(ADMISSION, "ADT^A01^ADT_A01", sender, segments);
  }

  private static Translation report(SenderProfile sender, String... segments) {
    return translate(RESULTS, "ORU^R01^ORU_R01", sender, segments);
  }

  private static Translation translate(
      MessageFamily family, String type, SenderProfile sender, String... segments) {
    String msh = "MSH|^~\\&|APP|FAC|||20250611090000||" + type + "|1|P|2.5.1\r";
    String text = msh + String.join("\r", segments);
    return family.translate(V2Message.parse(text.getBytes(StandardCharsets.UTF_8), sender), sender);
  }

  private static <T extends Resource> List<T> all(Translation translation, Class<T> type) {
    return translation.bundle().getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static Patient patient(Translation translation) {
    return all(translation, Patient.class).get(0);
  }

  private static List<String> codes(List<Coding> codings) {
    return codings.stream().map(coding -> coding.getSystem() + "|" + coding.getCode()).toList();
  }

  @Test
  void theCharacterSetOfTheProfileWinsOverMsh18() throws IOException {
    byte[] bytes =
        "MSH|^~\\&|APP|FAC|||20250611||ADT^A01|1|P|2.5.1||||||8859/1\rPID|1||1||\u20ac"
            .getBytes(Charset.forName("ISO-8859-15"));
    SenderProfile told = sender("character-set: {always: 8859/15}");
    assertThat(V2Message.parse(bytes, SenderProfile.UNCONFIGURED).value("PID-5"))
        .isEqualTo("\u00a4");
    assertThat(V2Message.parse(bytes, told).value("PID-5")).isEqualTo("\u20ac");
  }

  @Test
  void bytesThatCannotBeThatCharacterSetAreReadAsWhatTheyAre() throws IOException {
    byte[] bytes =
        "MSH|^~\\&|APP|FAC|||20250611||ADT^A01|1|P|2.5.1\rPID|1||1||\u00e9"
            .getBytes(StandardCharsets.ISO_8859_1);
    V2Message message = V2Message.parse(bytes, sender("character-set: {always: UTF-8}"));
    assertThat(message.value("PID-5")).isEqualTo("\u00e9");
    assertThat(message.findings())
        .extracting(Finding::code)
        .containsExactly("charset-does-not-fit");
  }

  @Test
  void theZoneIsThatOfTheSender() throws IOException {
    Translation translation =
        admit(
            sender("time-zone: America/Denver"),
            EVENT,
            "PID|1||1^^^X",
            "PV1|1|I|||||||||||||||||V1" + "|||||||||||||||||||||||||20250611080000");
    assertThat(all(translation, Encounter.class).get(0).getPeriod().getStartElement())
        .extracting(start -> start.getValueAsString())
        .isEqualTo("2025-06-11T08:00:00-06:00");
  }

  @Test
  void assignersBecomeTheSystemsThatTheProfileNames() throws IOException {
    SenderProfile sender =
        sender("assigners:", "  MAIN: 2.999.1", "  1.2.3: https://right.example/mrn");
    Translation translation =
        admit(sender, EVENT, "PID|1||1^^^MAIN^MR~2^^^X&1.2.3&ISO^MR~3^^^OTHER^MR");
    assertThat(all(translation, Patient.class))
        .anySatisfy(
            patient ->
                assertThat(patient.getIdentifier())
                    .extracting(one -> one.getSystem() + " " + one.getValue())
                    .containsExactly(
                        "urn:oid:2.999.1 1",
                        "https://right.example/mrn 2",
                        "urn:corridor:authority:OTHER 3"));
  }

  @Test
  void codingSystemsOfTheSenderGetTheirUri() throws IOException {
    Observation observation =
        all(
                report(
                    sender("coding-systems: {99LAB: https://lab.example/tests}"),
                    "PID|1||1^^^X",
                    "OBR|1||F1|GLU^Glucose^99LAB",
                    "OBX|1|NM|GLU^Glucose^99LAB||5|mmol/L|||||F"),
                Observation.class)
            .get(0);
    assertThat(codes(observation.getCode().getCoding()))
        .containsExactly("https://lab.example/tests|GLU");
  }

  @Test
  void localCodesOfAFieldGetCodingsBesideTheirOwn() throws IOException {
    beside(
        "tests.csv",
        "code,target,system,display,note",
        "GLU,2345-7,http://loinc.org,Glucose,checked",
        "GLU,GLUC,https://group.example,,");
    SenderProfile sender = sender("codes:", "  - field: OBX-3", "    file: tests.csv");
    Translation translation =
        report(
            sender,
            "PID|1||1^^^X",
            "OBR|1||F1|GLU^Glucose^L",
            "OBX|1|NM|GLU^Glucose^http://lab.example||5|mmol/L|||||F",
            "OBX|2|NM|NA^Sodium^http://lab.example||5|mmol/L|||||F");
    List<Observation> observations = all(translation, Observation.class);
    assertThat(codes(observations.get(0).getCode().getCoding()))
        .containsExactly(
            "http://lab.example|GLU", "http://loinc.org|2345-7", "https://group.example|GLUC");
    assertThat(codes(observations.get(1).getCode().getCoding()))
        .containsExactly("http://lab.example|NA");
    assertThat(all(translation, DiagnosticReport.class).get(0).getCode().getCoding()).hasSize(1);
  }

  @Test
  void localCodesOfATableFillElementsThatTakeOnlyItsCodes() throws IOException {
    String[] message = {EVENT, "PID|1||1^^^X||||19800101|W||||||||5"};
    Translation without = admit(sender(), message);
    assertThat(patient(without).getGender()).isNotEqualTo(AdministrativeGender.FEMALE);
    assertThat(without.findings()).extracting(Finding::location).contains("PID-8");

    Translation with =
        admit(
            sender(
                "codes:",
                "  - table: 0001",
                "    map: {W: F|http://terminology.hl7.org/CodeSystem/v2-0001}",
                "  - table: [0002]",
                "    map: {5: M|http://terminology.hl7.org/CodeSystem/v2-0002|Married}"),
            message);
    assertThat(patient(with).getGender()).isEqualTo(AdministrativeGender.FEMALE);
    assertThat(codes(patient(with).getMaritalStatus().getCoding()))
        .containsExactly(
            "urn:corridor:sender:FAC:APP:codes:v2-0002|5",
            "http://terminology.hl7.org/CodeSystem/v2-0002|M",
            "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus|M");
    assertThat(with.findings())
        .extracting(Finding::location)
        .doesNotContain("PID-8", "PID-16", "PID-16.1");
  }

  @Test
  void whatIsSaidOfAFieldGoesBeforeWhatIsSaidOfItsTable() throws IOException {
    Translation translation =
        admit(
            sender(
                "codes:",
                "  - {field: PID-8, map: {W: male|http://hl7.org/fhir/administrative-gender}}",
                "  - {table: 0001, map: {W: female|http://hl7.org/fhir/administrative-gender}}",
                "  - {field: PID-16, map: {Q: M|http://terminology.hl7.org/CodeSystem/v2-0002}}"),
            EVENT,
            "PID|1||1^^^X||||19800101|W||||||||Q");
    assertThat(patient(translation).getGender()).isEqualTo(AdministrativeGender.MALE);
    assertThat(codes(patient(translation).getMaritalStatus().getCoding()))
        .contains("http://terminology.hl7.org/CodeSystem/v3-MaritalStatus|M");
    assertThat(translation.leftovers().unmappedCodes()).isEmpty();
  }

  @Test
  void unitsOfTheSenderBecomeUcum() throws IOException {
    String[] message = {
      "PID|1||1^^^X", "OBR|1||F1|GLU^Glucose^LN", "OBX|1|NM|GLU^Glucose^LN||5|MGPDL|||||F"
    };
    assertThat(
            all(report(sender(), message), Observation.class).get(0).getValueQuantity().getCode())
        .isNull();
    SenderProfile sender =
        sender("codes: [{table: UCUM, map: {MGPDL: mg/dL|http://unitsofmeasure.org}}]");
    assertThat(all(report(sender, message), Observation.class).get(0).getValueQuantity())
        .satisfies(
            quantity -> {
              assertThat(quantity.getCode()).isEqualTo("mg/dL");
              assertThat(quantity.getUnit()).isEqualTo("MGPDL");
            });
  }

  @Test
  void aConceptMapDoesAsWell() throws IOException {
    beside(
        "tests.json",
        """
        {"resourceType":"ConceptMap","status":"active","group":[{"target":"http://loinc.org",
         "element":[{"code":"GLU","target":[{"code":"2345-7","equivalence":"equivalent"}]},
                    {"code":"NA","target":[{"code":"1-1","equivalence":"unmatched"}]}]}]}
        """);
    Translation translation =
        report(
            sender("codes:", "  - field: [OBX-3, OBR-4]", "    file: tests.json"),
            "PID|1||1^^^X",
            "OBR|1||F1|GLU^Glucose^LN",
            "OBX|1|NM|GLU^Glucose^LN||5|mmol/L|||||F",
            "OBX|2|NM|NA^Sodium^LN||5|mmol/L|||||F");
    assertThat(codes(all(translation, Observation.class).get(0).getCode().getCoding()))
        .contains("http://loinc.org|2345-7");
    assertThat(codes(all(translation, DiagnosticReport.class).get(0).getCode().getCoding()))
        .contains("http://loinc.org|2345-7");
    assertThat(all(translation, Observation.class).get(1).getCode().getCoding()).hasSize(1);
  }

  @Test
  void zSegmentsGoWhereTheirRowsSay() throws IOException {
    beside(
        "rows.csv",
        "v2,condition,fhir,type",
        "ZPV-1,ZPV-2 = Y,Encounter.extension(https://x.example/ward).value,ST[string]");
    SenderProfile sender =
        sender(
            "extract:",
            "  - v2: ZPI-3",
            "    fhir: Patient.extension(https://x.example/status).value",
            "    type: CWE[CodeableConcept]",
            "  - {v2: ZPI-4, fhir: 'Patient.deceased', value: 'true', condition: ZPI-4 = Y}",
            "  - file: rows.csv");
    Translation translation =
        admit(
            sender,
            EVENT,
            "PID|1||1^^^X",
            "PV1|1|I|||||||||||||||||V1",
            "ZPI|1||A^Active^L|Y",
            "ZPV|North|Y",
            "ZPV|South|N");
    Patient patient = patient(translation);
    assertThat(patient.getExtensionByUrl("https://x.example/status").getValue())
        .isInstanceOf(CodeableConcept.class);
    assertThat(patient.getDeceasedBooleanType().getValue()).isTrue();
    assertThat(all(translation, Encounter.class).get(0).getExtension())
        .filteredOn(one -> one.getUrl().equals("https://x.example/ward"))
        .extracting(one -> one.getValue().primitiveValue())
        .containsExactly("North");
  }

  @Test
  void aComponentOfAFieldMayHaveARowOfItsOwn() throws IOException {
    SenderProfile sender =
        sender(
            "extract:",
            "  - {v2: ZPI-3.2, fhir: Patient.birthDate, type: 'DT[date]'}",
            "  - {v2: ZPI-3.4, fhir: 'Patient.extension(https://x.example/a).value', type: 'ST[string]'}",
            "  - {v2: ZPI-3.9, fhir: Patient.language, type: 'ST[code]'}");
    Translation translation = admit(sender, EVENT, "PID|1||1^^^X", "ZPI|||a^19800102^c^d&e");
    Patient patient = patient(translation);
    assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1980-01-02");
    assertThat(patient.getExtensionString("https://x.example/a")).isEqualTo("d&e");
    assertThat(patient.hasLanguage()).isFalse();
    assertThat(translation.leftovers().residue()).containsExactly("ZPI-3.1", "ZPI-3.3");
  }

  @Test
  void aZSegmentBelongsToTheObservationItFollows() throws IOException {
    SenderProfile sender =
        sender(
            "extract:",
            "  - v2: ZOB-1",
            "    fhir: Observation.extension(https://x.example/run).value",
            "    type: ST[string]");
    Translation translation =
        report(
            sender,
            "PID|1||1^^^X",
            "OBR|1||F1|CBC^Count^L",
            "OBX|1|NM|A^A^L||5||||||F",
            "OBX|2|NM|B^B^L||5||||||F",
            "ZOB|run 2",
            "OBX|3|NM|C^C^L||5||||||F",
            "ZOB|run 3");
    assertThat(all(translation, Observation.class))
        .extracting(
            one -> one.getCode().getCodingFirstRep().getCode(),
            one -> one.getExtensionString("https://x.example/run"))
        .contains(tuple("A", null), tuple("B", "run 2"), tuple("C", "run 3"));
  }

  @Test
  void aRowWithoutAResourceToFillIsNoted() throws IOException {
    SenderProfile sender =
        sender("extract:", "  - {v2: ZPI-1, fhir: Encounter.language, type: 'ST[code]'}");
    assertThat(admit(sender, EVENT, "PID|1||1^^^X", "ZPI|de").findings())
        .extracting(Finding::location, Finding::code)
        .contains(tuple("ZPI", "profile-row-unused"));
  }

  @Test
  void theProfileSaysWhichTimeCounts() throws IOException {
    assertThat(time(sender("order-by: MSH-7"))).isEqualTo("2025-06-11T09:00:00Z");
    assertThat(time(sender("order-by: [EVN-2, MSH-7]"))).isEqualTo("2025-06-11T08:00:00Z");
    SenderProfile arrival = sender("order-by: [arrival, MSH-7]");
    assertThat(time(arrival)).isEqualTo("2025-06-11T09:00:00Z");
    EventClock clock = arrival.rules().find(EventClock.class).orElseThrow();
    Instant noon = Instant.parse("2025-06-11T12:00:00Z");
    assertThat(time(arrival.with(arrival.rules().with(EventClock.class, clock.arrivedAt(noon)))))
        .isEqualTo("2025-06-11T12:00:00Z");
  }

  private static String time(SenderProfile sender) {
    String msh = "MSH|^~\\&|APP|FAC|||20250611090000||ADT^A01|1|P|2.5.1\r" + EVENT;
    return new Passage(V2Message.parse(msh), sender).time().toString();
  }

  @Test
  void requiredFieldsAreMissedWhereTheyAreMissing() throws IOException {
    RequiredFields required =
        sender(
                "required:",
                "  - PID-7",
                "  - {field: PV1, messages: ADT^A01, missing: refuse}",
                "  - {field: OBX-3.1, missing: refuse}",
                "  - {field: ZZZ, messages: ORU}")
            .rules()
            .find(RequiredFields.class)
            .orElseThrow();
    V2Message message =
        V2Message.parse("MSH|^~\\&|A|B|||1||ADT^A01|1|P|2.5\rPID|1\rOBX|1||X\rOBX|2||^text");
    assertThat(required.refusals(message))
        .extracting(Finding::location, Finding::code)
        .containsExactly(tuple("PV1", "101"), tuple("OBX[2]-3.1", "101"));
    assertThat(required.warnings(message)).extracting(Finding::location).containsExactly("PID-7");
  }
}

package org.corridor.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.corridor.profiles.OneSender.EVENT;
import static org.corridor.profiles.OneSender.admit;
import static org.corridor.profiles.OneSender.all;
import static org.corridor.profiles.OneSender.patient;
import static org.corridor.profiles.OneSender.report;

import java.io.IOException;
import java.nio.file.Path;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.shared.Finding;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a profile has read besides, from Z segments and single components. */
class ProfileExtractionTest {

  private final OneSender given;

  ProfileExtractionTest(@TempDir Path folder) {
    given = new OneSender(folder);
  }

  @Test
  void zSegmentsGoWhereTheirRowsSay() throws IOException {
    given.beside(
        "rows.csv",
        "v2,condition,fhir,type",
        "ZPV-1,ZPV-2 = Y,Encounter.extension(https://x.example/ward).value,ST[string]");
    SenderProfile sender =
        given.sender(
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
        given.sender(
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
        given.sender(
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
        given.sender("extract:", "  - {v2: ZPI-1, fhir: Encounter.language, type: 'ST[code]'}");
    assertThat(admit(sender, EVENT, "PID|1||1^^^X", "ZPI|de").findings())
        .extracting(Finding::location, Finding::code)
        .contains(tuple("ZPI", "profile-row-unused"));
  }
}

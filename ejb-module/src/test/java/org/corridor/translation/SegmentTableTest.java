package org.corridor.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTableTest {

  private static final Map<String, ValueFunction> FUNCTIONS =
      Map.of("shout", spot -> new StringType(spot.repetition().text() + "!"));

  private static final SegmentTable TABLE =
      SegmentTable.load(SegmentTableTest.class, "good.csv", new Patient(), FUNCTIONS);

  private Set<String> cleared = Set.of();

  private Patient filled(String pid) {
    V2Message message =
        V2Message.parse("MSH|^~\\&|A|B|C|D|20250611080000-0500||ADT^A01|1|P|2.5.1\r" + pid);
    Patient patient = new Patient();
    cleared =
        TABLE.fill(
            patient, message.first("PID").orElseThrow(), new Passage(message, TestHub.SENDER));
    return patient;
  }

  @Test
  void eachRepetitionOfAFieldIsAnItem() {
    Patient patient = filled("PID|1||1^^^A~2^^^B");
    assertThat(patient.getIdentifier()).extracting("value").containsExactly("1", "2");
  }

  @Test
  void aCodeIsTranslatedByItsTable() {
    assertThat(filled("PID|||||||||").hasGender()).isFalse();
    assertThat(filled("PID||||||||F").getGender().toCode()).isEqualTo("female");
  }

  @Test
  void aDefaultGivesWayToWhatTheSenderSays() {
    Patient patient = filled("PID|||||||||||||555~556^WPN");
    assertThat(patient.getTelecom())
        .extracting(t -> t.getUse().toCode())
        .containsExactly("home", "work");
  }

  @Test
  void rowsFillOneItemTogether() {
    Patient patient = filled("PID|||||||||||||||||||123");
    assertThat(patient.getIdentifier()).hasSize(1);
    assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo("123");
    assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo("urn:ssn");
    assertThat(patient.getIdentifierFirstRep().getType().getCodingFirstRep().getCode())
        .isEqualTo("SS");
  }

  @Test
  void aFixedValueIsPutBelowTheItemThatItCompletes() {
    Patient patient = filled("PID||||||||||||||||||||123");
    assertThat(patient.getIdentifier()).hasSize(1);
    assertThat(patient.getIdentifierFirstRep().getType().getText()).isEqualTo("Licence");
  }

  @Test
  void aFixedValueMakesNoItem() {
    Patient patient = filled("PID|||||||||||||||||||||^silent");
    assertThat(patient.hasIdentifier()).isFalse();
  }

  @Test
  void anExtensionIsFoundByItsUrlWithinItsParent() {
    Patient patient = filled("PID||||||||||||||||||||||||||US~CA");
    assertThat(patient.getExtension())
        .hasSize(2)
        .allMatch(e -> e.getUrl().endsWith("/patient-citizenship"))
        .extracting(e -> e.getExtensionFirstRep().getUrl())
        .containsOnly("code");
  }

  @Test
  void aRowCallsAFunctionByItsName() {
    assertThat(filled("PID|||||||||||||||||||||||Rome").getExtension().get(0).getValue())
        .hasToString("Rome!");
  }

  @Test
  void nullIsRememberedAsClearedAndAbsentIsNot() {
    filled("PID||||||||\"\"|||||\"\"||||||\"\"");
    assertThat(cleared)
        .containsExactlyInAnyOrder("gender", "telecom{use=home}", "identifier{type=SS}");
    filled("PID||||||||F");
    assertThat(cleared).isEmpty();
  }

  @Test
  void eachRepetitionHasAnItemOfItsOwnWhereTheSlotSaysSo() {
    V2Message message =
        V2Message.parse(
            "MSH|^~\\&|A|B|C|D|20250611080000-0500||ADT^A01|1|P|2.5.1\r"
                + "PV1|1|I|||||1^Hale~2^Ives||3^Jay");
    Encounter encounter = new Encounter();
    SegmentTable.load(SegmentTableTest.class, "participants.csv", new Encounter())
        .fill(encounter, message.first("PV1").orElseThrow(), new Passage(message, TestHub.SENDER));
    assertThat(encounter.getParticipant())
        .extracting(EncounterParticipantComponent::getTypeFirstRep)
        .extracting(type -> type.getCodingFirstRep().getCode())
        .containsExactly("ATND", "ATND", "CON");
    assertThat(encounter.getParticipant())
        .allMatch(participant -> participant.getIndividual().hasReference());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "bad-path.csv;3;Patient has no favouriteColour",
        "bad-type.csv;2;no data type map CX[Nothing]",
        "bad-table.csv;2;no code table Nothing",
        "bad-condition.csv;2;no such test",
        "bad-slot.csv;2;needs a [slot]",
        "bad-order.csv;4;stand together",
        "bad-columns.csv;1;columns are",
        "missing.csv;0;no such table"
      })
  void aRowThatCannotWorkNamesItsFileAndLine(String file, int line, String why) {
    assertThatExceptionOfType(BrokenTable.class)
        .isThrownBy(() -> SegmentTable.load(SegmentTableTest.class, file, new Patient()))
        .withMessageStartingWith(file + ":" + line + ": ")
        .withMessageContaining(why);
  }
}

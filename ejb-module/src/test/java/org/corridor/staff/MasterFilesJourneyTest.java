package org.corridor.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.corridor.admission.AdmissionJourney;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.DaysOfWeek;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterFilesJourneyTest {

  private static final String STF =
      "STF|77|77^^^NORTH~N77^^^USNPI^NPI|Hale^Kim^^^Dr|MD|F|19700401|A|CARD^Cardiology|CAR"
          + "|555-1^WPN^PH|1 Main^^Akron^OH||||kim@north.example|||Consultant";

  private final TestHub hub = new TestHub(new MasterFilesJourney(), new AdmissionJourney());

  private List<Finding> receive(String trigger, int hour, String... segments) {
    String msh =
        "MSH|^~\\&|HR|NORTH|HUB|HUB|202603010" + hour + "0000+0000||MFN^" + trigger + "|" + hour;
    return hub.receive(
        Stream.concat(Stream.of(msh + "|P|2.5.1", "MFI|STF||UPD|||NE"), Stream.of(segments))
            .toArray(String[]::new));
  }

  private Practitioner person() {
    return hub.the(Practitioner.class);
  }

  private PractitionerRole role() {
    return hub.the(PractitionerRole.class);
  }

  @Test
  void aMemberOfStaffIsAPractitionerInARole() {
    receive(
        "M02",
        1,
        "MFE|MAD|1||77|CWE",
        STF,
        "PRA|77|GRP^Group|MD|I|Cardiology^ABIM^C^20050101|L55^SL^OH|ADM&Admit&L^1^20301231"
            + "|20000101|HOUSE^North House",
        "EDU|1|PHD^Doctor|19900101^19960101||19960601|State School^^^^^NORTH^XX^^^SC1|||CARD^Heart",
        "AFF|1|College of Hearts|2 Side^^Akron^OH|20010101^20301231",
        "LAN|1|es^Spanish^ISO639");
    assertThat(person().getIdentifier())
        .extracting(one -> one.getValue())
        .containsExactly("77", "N77", "L55");
    assertThat(person().getNameFirstRep().getFamily()).isEqualTo("Hale");
    assertThat(person().getGender().toCode()).isEqualTo("female");
    assertThat(person().getActive()).isTrue();
    assertThat(person().getTelecom())
        .extracting(one -> one.getValue())
        .contains("kim@north.example");
    assertThat(person().getQualification()).hasSize(2);
    assertThat(person().getQualificationFirstRep().hasIssuer()).isTrue();
    assertThat(person().getQualification().get(1).getCode().getText())
        .isEqualTo("Professional affiliation");
    assertThat(person().getCommunication()).hasSize(1);
    assertThat(role().getPractitioner().getReference())
        .isEqualTo("Practitioner/" + person().getIdPart());
    assertThat(role().getCode()).hasSize(3);
    assertThat(role().getSpecialty()).hasSize(2);
    assertThat(role().getPeriod().getStartElement().asStringValue()).isEqualTo("2000-01-01");
    assertThat(hub.all(Organization.class))
        .extracting(Organization::getName)
        .contains("North House", "State School", "College of Hearts");
    assertThat(hub.the(Provenance.class).getTarget()).hasSize(2);
  }

  @Test
  void aVisitMeansThePersonOfTheMasterFile() {
    receive("M02", 1, "MFE|MAD|1||77|CWE", STF);
    hub.receive(
        "MSH|^~\\&|PAS|NORTH|HUB|HUB|20260302||ADT^A01|9|P|2.5.1",
        "PID|1||77001^^^NORTH^MR||Okafor^Ada",
        "PV1|1|I|ICU||||77^HALE^K^^^^^^NORTH");
    assertThat(person().getNameFirstRep().getFamily()).isEqualTo("Hale");
  }

  @ParameterizedTest
  @CsvSource({
    "MAD, '', true",
    "MUP, '', true",
    "MAC, '', true",
    "MDC, '', false",
    "MDL, '', false",
    "MDC, 20270101, true"
  })
  void theEventOfTheRecordSaysWhetherItIsInUse(String event, String effective, boolean active) {
    receive("M02", 1, "MFE|MAD|1||77|CWE", STF);
    String stf = STF.replace("|A|CARD", "||CARD");
    receive("M02", 2, "MFE|" + event + "|1|" + effective + "|77|CWE", stf);
    receive("M02", 2, "MFE|" + event + "|1|" + effective + "|77|CWE", stf);
    assertThat(person().getActive()).isEqualTo(active);
    assertThat(role().getActive()).isEqualTo(active);
    assertThat(role().getPeriod().hasEnd()).isEqualTo(event.startsWith("MD"));
  }

  @Test
  void aLateRecordDoesNotBringSomebodyBack() {
    receive("M02", 2, "MFE|MDC|1||77|CWE", STF);
    receive("M02", 1, "MFE|MUP|1||77|CWE", STF);
    assertThat(person().getActive()).isFalse();
  }

  @Test
  void severalUnitsAreSeveralRoles() {
    receive(
        "M02",
        1,
        "MFE|MAD|1||77|CWE",
        STF,
        "ORG|1|CARD^Cardiology|DEP||R1^^^NORTH|DOC|||20200101^20301231",
        "ORG|2|ER^Emergency|DEP");
    assertThat(hub.all(PractitionerRole.class)).hasSize(2);
    assertThat(hub.all(PractitionerRole.class).get(0).getPeriod().hasEnd()).isTrue();
  }

  @Test
  void oneBadRecordDoesNotCostTheFile() {
    List<Finding> findings =
        receive("M02", 1, "MFE|XXX|1||76", "STF|76", "MFE|MAD|2|||CWE", "MFE|MAD|3||77", STF);
    assertThat(person().getIdentifierFirstRep().getValue()).isEqualTo("77");
    assertThat(findings).extracting(Finding::location).contains("MFE[1]-1", "MFE[2]-4");
  }

  @Test
  void aFileWithoutRecordsIsRefused() {
    V2Message message = V2Message.parse("MSH|^~\\&|HR|N|H|H|20260301||MFN^M02|1|P|2.5\rMFI|STF");
    assertThatThrownBy(() -> hub.translate(message))
        .isInstanceOf(NotTranslatable.class)
        .hasMessageContaining("MFE");
  }

  @Test
  void aPlaceIsTheOneThatVisitsName() {
    receive(
        "M05",
        1,
        "MFE|MAD|1||ICU^101^2^NORTH|PL",
        "LOC|ICU^101^2^NORTH|Window bed|B|North House|1 Main^^Akron^OH|555-2",
        "LCH|ICU^101^2^NORTH|A||SMK^Smoking|N^No",
        "LRL|ICU^101^2^NORTH|A||RX^Pharmacy||PHA^^^NORTH",
        "LRL|ICU^101^2^NORTH|A||ALI^Alias||BED 2",
        "LDP|ICU^101^2^NORTH|ICU^Intensive Care|CCR||I|A||||MON^FRI^0800^1930|555-3",
        "LCC|ICU^101^2^NORTH|ICU|PRI^Private|C77^Bed day");
    hub.receive(
        "MSH|^~\\&|PAS|NORTH|HUB|HUB|20260302||ADT^A01|9|P|2.5.1",
        "PID|1||77001^^^NORTH^MR||Okafor^Ada",
        "PV1|1|I|ICU^101^2^NORTH");
    Location bed =
        hub.all(Location.class).stream().filter(Location::hasDescription).findFirst().orElseThrow();
    assertThat(bed.getName()).isEqualTo("2");
    assertThat(bed.getStatus().toCode()).isEqualTo("active");
    assertThat(bed.hasPartOf()).isTrue();
    assertThat(bed.getAddress().getCity()).isEqualTo("Akron");
    assertThat(bed.getTelecom()).hasSize(2);
    assertThat(bed.getAlias()).hasSize(1);
    assertThat(bed.getHoursOfOperationFirstRep().getDaysOfWeek())
        .extracting(day -> day.getValue())
        .startsWith(DaysOfWeek.MON)
        .endsWith(DaysOfWeek.FRI)
        .hasSize(5);
    assertThat(bed.getHoursOfOperationFirstRep().getClosingTime()).isEqualTo("19:30:00");
    assertThat(hub.all(Organization.class))
        .filteredOn(one -> bed.getManagingOrganization().getReference().endsWith(one.getIdPart()))
        .singleElement()
        .satisfies(house -> assertThat(house.getName()).isEqualTo("North House"));
    assertThat(bed.getExtension()).hasSizeGreaterThanOrEqualTo(5);
    // Site, ward, room and bed, and the pharmacy's ward.
    assertThat(hub.all(Location.class)).hasSize(5);
  }

  @Test
  void aPlaceGoesOutOfUse() {
    receive("M05", 1, "MFE|MAD|1||ICU|PL", "LOC|ICU|Intensive care");
    receive("M05", 2, "MFE|MDL|1||ICU|PL");
    assertThat(hub.the(Location.class).getStatus().toCode()).isEqualTo("inactive");
    assertThat(hub.the(Location.class).getDescription()).isEqualTo("Intensive care");
  }
}

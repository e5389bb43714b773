package org.corridor.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.corridor.profiles.OneSender.EVENT;
import static org.corridor.profiles.OneSender.admit;
import static org.corridor.profiles.OneSender.all;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.translation.EventClock;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each setting of a profile does to a message. */
class ProfileRulesTest {

  private final OneSender given;

  ProfileRulesTest(@TempDir Path folder) {
    given = new OneSender(folder);
  }

  @Test
  void theCharacterSetOfTheProfileWinsOverMsh18() throws IOException {
    byte[] bytes =
        "MSH|^~\\&|APP|FAC|||20250611||ADT^A01|1|P|2.5.1||||||8859/1\rPID|1||1||\u20ac"
            .getBytes(Charset.forName("ISO-8859-15"));
    SenderProfile told = given.sender("character-set: {always: 8859/15}");
    assertThat(V2Message.parse(bytes, SenderProfile.UNCONFIGURED).value("PID-5"))
        .isEqualTo("\u00a4");
    assertThat(V2Message.parse(bytes, told).value("PID-5")).isEqualTo("\u20ac");
  }

  @Test
  void bytesThatCannotBeThatCharacterSetAreReadAsWhatTheyAre() throws IOException {
    byte[] bytes =
        "MSH|^~\\&|APP|FAC|||20250611||ADT^A01|1|P|2.5.1\rPID|1||1||\u00e9"
            .getBytes(StandardCharsets.ISO_8859_1);
    V2Message message = V2Message.parse(bytes, given.sender("character-set: {always: UTF-8}"));
    assertThat(message.value("PID-5")).isEqualTo("\u00e9");
    assertThat(message.findings())
        .extracting(Finding::code)
        .containsExactly("charset-does-not-fit");
  }

  @Test
  void theZoneIsThatOfTheSender() throws IOException {
    Translation translation =
        admit(
            given.sender("time-zone: America/Denver"),
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
        given.sender("assigners:", "  MAIN: 2.999.1", "  1.2.3: https://right.example/mrn");
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
  void theProfileSaysWhichTimeCounts() throws IOException {
    assertThat(time(given.sender("order-by: MSH-7"))).isEqualTo("2025-06-11T09:00:00Z");
    assertThat(time(given.sender("order-by: [EVN-2, MSH-7]"))).isEqualTo("2025-06-11T08:00:00Z");
    SenderProfile arrival = given.sender("order-by: [arrival, MSH-7]");
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
        given
            .sender(
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

package org.corridor.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.Test;

/**
 * What other senders sent: read, written and read again it states the same, or a finding names what
 * it does not state any more.
 */
class RoundTripTest {

  private final SortedMap<String, Path> differences = new TreeMap<>();
  private int kept;

  private void travel(String type, Set<String> resources) {
    for (Path file : SharedData.messages(SharedData.folder("hl7v2"))) {
      for (byte[] content : BatchSplitter.split(SharedData.bytes(file)).messages()) {
        try {
          V2Message message = V2Message.parse(content, TestHub.SENDER);
          if (message.header().type().equals(type)) {
            RoundTrip trip = RoundTrip.of(message);
            assertThat(trip.written().messages()).as("%s", file).isNotEmpty();
            trip.differences(resources).forEach(one -> differences.put(one, file));
            kept++;
          }
        } catch (Unreadable | NotTranslatable | Unwritable | NoSuchElementException refused) {
          // What cannot be read, or lacks what a message cannot be without, has tests of its own.
        }
      }
    }
  }

  /** A difference that cannot be mended; one that is there no more is not to be allowed. */
  private void allow(String difference) {
    allowIn("", difference);
  }

  private void allowIn(String file, String difference) {
    boolean some =
        differences
            .entrySet()
            .removeIf(
                one ->
                    one.getValue().toString().endsWith(file)
                        && one.getKey().matches("(?s)" + difference));
    assertThat(some).as("still needed: %s", difference).isTrue();
  }

  @Test
  void patientsAreTheSameAgain() {
    travel("ADT", Set.of("Patient", "Practitioner", "Organization"));
    // A number of no system is the sender's own.
    allow("added path=Patient.identifier.system, value=https://sender.example");
    // PD1-4 has people, and says nothing of the role that they have.
    allow("lost path=Patient.generalPractitioner.reference, value=PractitionerRole/.*");
    allow("added path=Patient.generalPractitioner.reference, value=Practitioner/.*");
    // No event says of a record that it is not in use, other than by a merge; that is a finding.
    allow("added path=Patient.active, value=true");
    assertThat(differences).isEmpty();
    assertThat(kept).isGreaterThan(150);
  }

  @Test
  void resultsAreTheSameAgain() {
    travel("ORU", Set.of("DiagnosticReport", "Observation", "Specimen", "ServiceRequest"));
    // Notes that nobody signed are read as one.
    allow(
        "(lost|added) path=DiagnosticReport.extension.extension-DiagnosticReport.note..value.text.*");
    // A specimen that OBR alone told is told by SPM, and one whose number was nobody's has the
    // sender's: it is another record.
    allow("(lost|added) path=[A-Za-z]*.(specimen|focus).reference, value=Specimen/.*");
    allow("lost Specimen/.*");
    // So is a visit without a number.
    allow("(lost|added) path=[A-Za-z]*.encounter.reference, .*");
    // OBX-16 has people, and says nothing of the role that they have.
    allow("added path=Observation.performer.reference, value=Practitioner/.*");
    // OBR-26 names a result of another message by the place in it, which nobody knows any more.
    allowIn("ms__LAB-ORU-1.hl7", "lost (DiagnosticReport|Observation)/.*");
    // A line that says nothing is no result.
    allow("lost path=DiagnosticReport.result.reference, value=Observation/4b1083d8-.*");
    // ORC-9 tells when an order was placed only where it is being placed.
    allow("lost path=ServiceRequest.authoredOn, .*");
    // Beside ORC-5, a reason is the report's.
    allow("lost path=ServiceRequest.extension.request-statusReason.*");
    // Two answers to one question that has no number are told apart by their place.
    allow("(lost|added) path=Observation.code.coding.display, value=Reported Patient Age.*");
    // An impossible time was a note; where there is none, the order's is the result's.
    allow("added path=Observation.effective, value=2025");
    // NR is not of HL7 table 0125: a range is SN, whose reader keeps the text of it.
    allow("added path=Observation.value.extension.originalText..value, value=3 - 7");
    // Results always come with an order control.
    allow("added path=ServiceRequest.extension.businessEvent..extension.value..value.coding.*");
    // ORC-4 without a number.
    allow("lost path=ServiceRequest.requisition.type.*");
    assertThat(differences).isEmpty();
    assertThat(kept).isGreaterThan(50);
  }

  @Test
  void ordersAreTheSameAgain() {
    Set<String> resources = Set.of("ServiceRequest", "Specimen", "Observation", "Condition");
    travel("OML", resources);
    travel("ORM", resources);
    travel("OMG", resources);
    // Notes that nobody signed are read as one.
    allow("(lost|added) path=ServiceRequest.note.text, .*");
    // Specimens and visits without numbers of their own: as with results.
    allow("(lost|added) path=[A-Za-z]*.(specimen|focus).reference, value=Specimen/.*");
    allow("(lost|added) path=[A-Za-z]*.encounter.reference, .*");
    // ORC-1 is what a placer can ask for, and then ORC-9 is when.
    allow("added path=ServiceRequest.extension.businessEvent..extension.value..value.cod.*");
    allow("added path=ServiceRequest.authoredOn, .*");
    // HL7 demands OBR, also of an order that says no more than its number.
    allow("added path=ServiceRequest.code.extension.data-absent-reason..value, value=unknown");
    assertThat(differences).isEmpty();
    assertThat(kept).isGreaterThan(20);
  }

  @Test
  void medicinesAreTheSameAgain() {
    travel("OMP", Set.of("MedicationRequest"));
    travel("RDE", Set.of("MedicationRequest"));
    // A drug that is more than a code is known by the text of what tells it.
    allow("(lost|added) path=MedicationRequest.medication.reference, value=Medication/.*");
    // OBX of RDE is read as what the pharmacy knew, not who ordered.
    allow("lost path=MedicationRequest.supportingInformation.reference, value=Observation/.*");
    // An order that was an error is taken back by CA; ORC-5 says why, but ORC-1 counts more.
    allow("lost path=MedicationRequest.status, value=entered-in-error");
    allow("added path=MedicationRequest.status, value=cancelled");
    assertThat(differences).isEmpty();
    assertThat(kept).isGreaterThan(8);
  }

  @Test
  void theAmountsOfSeveralSchedulesAreTheSameAgain() {
    String message =
        """
        MSH|^~\\&|PHARM|NORTH|HUB|NORTH|20250611120000||RDE^O11^RDE_O11|1|P|2.5.1
        PID|1||1^^^NORTH^MR
        ORC|NW|9^PHARM
        RXE||0777-3105-02^Fluoxetine 20 mg^NDC|10|40|mg^^UCUM
        TQ1|1|20^mg&&UCUM|BID^^^^1^d
        TQ1|2|40^mg&&UCUM|TID^^^^1^d
        TQ1|3|10^mg&&UCUM|QID^^^^1^d
        RXR|PO^Swallow, oral^HL70162
        """
            .replace('\n', '\r');
    RoundTrip trip = RoundTrip.of(V2Message.parse(message.getBytes(UTF_8), TestHub.SENDER));

    List<MedicationRequest> orders =
        trip.before().getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .filter(MedicationRequest.class::isInstance)
            .map(MedicationRequest.class::cast)
            .toList();
    assertThat(orders)
        .singleElement()
        .extracting(MedicationRequest::getDosageInstruction, as(list(Dosage.class)))
        .extracting(one -> one.getDoseAndRateFirstRep().getDoseQuantity().getValue().intValue())
        .containsExactly(20, 40, 10);
    assertThat(trip.differences(Set.of("MedicationRequest"))).isEmpty();
  }

  @Test
  void appointmentsAreTheSameAgain() {
    travel("SIU", Set.of("Appointment", "Patient", "Practitioner", "Location", "Schedule"));
    // Notes of no author, time or kind are lines of one note; the comment has them all.
    allow("(?s)(lost|added) path=Appointment.extension.extension-Appointment.note..value.text.*");
    // A number of no system is the sender's own.
    allow("added path=Location.identifier.system, value=https://sender.example");
    assertThat(differences).isEmpty();
    assertThat(kept).isGreaterThan(10);
  }

  @Test
  void vaccinationsAreTheSameAgain() {
    travel("VXU", Set.of("Immunization", "Location", "Organization", "Practitioner"));
    // The street is in the line, and LA2 has no other place for it.
    allow("lost path=Location.address.line.extension.iso21090-ADXP-streetName..value.*");
    assertThat(differences).isEmpty();
    assertThat(kept).isGreaterThan(10);
  }

  @Test
  void documentsAreTheSameAgain() {
    travel("MDM", Set.of("DocumentReference", "Patient", "Practitioner"));
    // The filler's number of an order is looked for on reports too, where TXA-15 has it.
    allow("added path=DocumentReference.context.related.(identifier|type).*");
    assertThat(differences).isEmpty();
    assertThat(kept).isGreaterThan(10);
  }
}

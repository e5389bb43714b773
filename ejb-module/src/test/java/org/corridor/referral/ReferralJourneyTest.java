package org.corridor.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.testing.Segment;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a referral is, and what becomes of it. */
class ReferralJourneyTest {

  private static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada";
  private static final String FROM =
      "PRD|RP^Referring^HL70286|Hale^Kim^^^Dr|1 Main Road^^Akron^OH||555-0100||L1^SL^OH|20250101|"
          + "|North Clinic^^^^^NORTH^XX^^^N1|2 Side Road^^Akron^OH||555-0199";
  private static final String TO = "PRD|RT^Referred to^HL70286|Bell^Ann|||||L2^SL^OH";

  private final TestHub hub = new TestHub(new ReferralJourney());

  private static String msh(String trigger, String time) {
    return Segment.msh("CARE", "REF^" + trigger, "202603" + time);
  }

  /** RF1 with the number R1, with further fields by number. */
  private static String rf1(String... fields) {
    return Segment.of("RF1", "6=R1^CARE").with(fields).text();
  }

  /** Received twice, as a sender does that missed the acknowledgement. */
  private List<Finding> receive(String... segments) {
    return hub.receiveTwice(segments);
  }

  /** The referral among the orders. */
  private ServiceRequest referral() {
    return hub.all(ServiceRequest.class).stream()
        .filter(one -> one.hasCategory())
        .findFirst()
        .orElseThrow();
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + '/' + resource.getIdPart();
  }

  @Test
  void aReferralHasItsNumbersReasonsAndTimes() {
    receive(
        msh("I12", "01080000"),
        rf1(
            "1=P^Pending^HL70283",
            "2=S^Stat^HL70280",
            "3=Med^Medical^HL70281",
            "4=RP^Return patient^HL70282",
            "5=O^Outpatient^HL70284",
            "7=20260301",
            "8=20260401",
            "9=20260228",
            "10=S^Second opinion^HL70336",
            "11=X1^OTHER",
            "15=3^visits",
            "24=please call"),
        PID);
    ServiceRequest referral = referral();
    assertThat(referral.getStatus().toCode()).isEqualTo("active");
    assertThat(referral.getIntent().toCode()).isEqualTo("order");
    assertThat(referral.getPriority().toCode()).isEqualTo("stat");
    assertThat(referral.getIdentifier())
        .extracting(Identifier::getValue)
        .containsExactly("R1", "X1");
    assertThat(referral.getCategory())
        .extracting(one -> one.getCodingFirstRep().getCode())
        .containsExactly("3457005", "O");
    assertThat(referral.getCode().getCodingFirstRep().getDisplay()).isEqualTo("Medical");
    assertThat(referral.getOrderDetail()).hasSize(1);
    assertThat(referral.getReasonCode()).hasSize(1);
    assertThat(referral.getOccurrencePeriod().getEndElement().asStringValue())
        .isEqualTo("2026-04-01");
    assertThat(referral.getAuthoredOnElement().asStringValue()).isEqualTo("2026-02-28");
    assertThat(referral.getQuantityQuantity().getValue()).isEqualByComparingTo("3");
    assertThat(referral.getNoteFirstRep().getText()).isEqualTo("please call");
    Task task = hub.the(Task.class);
    assertThat(task.getStatus().toCode()).isEqualTo("requested");
    assertThat(task.getFocus().getReference()).isEqualTo(reference(referral));
    assertThat(task.getFor().getReference()).isEqualTo(reference(hub.the(Patient.class)));
  }

  @Test
  void providersReferInTheirRoles() {
    receive(
        msh("I12", "01080000"),
        rf1("1=A"),
        FROM,
        "CTD|PT^Front desk^L|Roe^Al|||555-0198",
        TO,
        "PRD|PP^Primary^HL70286|Fox^Jo",
        PID);
    PractitionerRole from = hub.the(PractitionerRole.class);
    assertThat(referral().getRequester().getReference()).isEqualTo(reference(from));
    assertThat(from.getCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("RP");
    Organization house =
        hub.all(Organization.class).stream()
            .filter(one -> reference(one).equals(from.getOrganization().getReference()))
            .findFirst()
            .orElseThrow();
    assertThat(house.getName()).isEqualTo("North Clinic");
    assertThat(house.getAddressFirstRep().getCity()).isEqualTo("Akron");
    assertThat(house.getTelecomFirstRep().getValue()).contains("0199");
    assertThat(house.getContactFirstRep().getName().getFamily()).isEqualTo("Roe");
    assertThat(referral().getPerformerFirstRep().getReference()).startsWith("Practitioner/");
    assertThat(hub.the(Task.class).getOwner().getReference())
        .isEqualTo(referral().getPerformerFirstRep().getReference());
    assertThat(hub.the(Task.class).getRequester().getReference()).isEqualTo(reference(from));
    assertThat(referral().getSupportingInfoFirstRep().getDisplay()).contains("Fox");
  }

  @Test
  void withoutProvidersRf1NamesThem() {
    receive(msh("I12", "01080000"), rf1("19=South Clinic", "20=11^Hale^Kim^^^^^^NORTH"), PID);
    assertThat(referral().getPerformer()).hasSize(1);
    assertThat(referral().getPerformerFirstRep().getReference()).startsWith("Practitioner/");
  }

  @ParameterizedTest
  @CsvSource({
    "P, active, requested",
    "A, active, accepted",
    "R, revoked, rejected",
    "E, revoked, cancelled",
    "C, revoked, cancelled",
    "'', active, requested"
  })
  void theStatusIsThatOfRequestAndTask(String code, String request, String task) {
    receive(msh("I12", "01080000"), rf1("1=" + code), PID);
    assertThat(referral().getStatus().toCode()).isEqualTo(request);
    assertThat(hub.the(Task.class).getStatus().toCode()).isEqualTo(task);
  }

  @Test
  void anUnknownStatusIsNoted() {
    assertThat(receive(msh("I12", "01080000"), rf1("1=ZZ"), PID))
        .extracting(Finding::location)
        .contains("RF1-1");
  }

  @Test
  void aCancelledReferralIsRevokedWhateverArrivesLater() {
    receive(msh("I12", "01080000"), rf1("1=A"), PID);
    receive(msh("I14", "02080000"), rf1("1=A"), PID);
    receive(msh("I13", "01090000"), rf1("1=A", "2=S"), PID);
    receive(msh("I12", "02080000"), rf1("1=A"), PID);
    assertThat(referral().getStatus().toCode()).isEqualTo("revoked");
    assertThat(hub.the(Task.class).getStatus().toCode()).isEqualTo("cancelled");
    assertThat(referral().getPriority().toCode()).isEqualTo("stat");
    receive(msh("I13", "03080000"), rf1("1=A"), PID);
    assertThat(referral().getStatus().toCode()).isEqualTo("active");
    assertThat(hub.the(Task.class).getStatus().toCode()).isEqualTo("accepted");
  }

  @Test
  void aSilentChangeKeepsTheStatus() {
    receive(msh("I12", "01080000"), rf1("1=R"), PID);
    receive(msh("I13", "02080000"), rf1("2=S"), PID);
    assertThat(referral().getStatus().toCode()).isEqualTo("revoked");
    assertThat(hub.the(Task.class).getStatus().toCode()).isEqualTo("rejected");
  }

  @Test
  void authorizationsAndCoveragesPayForIt() {
    receive(
        msh("I12", "01080000"),
        rf1(),
        "AUT|PPO^Plan A^L|C1^^L|Blue Shield|20260101|20260601|A77^BLUE|200^USD|4|3|20251220",
        "CTD|PT^Desk^L|Roe^Al",
        PID,
        "IN1|1|PPO^Plan A^L|C1^^^BLUE|Blue Shield");
    ClaimResponse authorization = hub.the(ClaimResponse.class);
    assertThat(authorization.getPreAuthRef()).isEqualTo("A77");
    assertThat(authorization.getPreAuthPeriod().getEndElement().asStringValue())
        .isEqualTo("2026-06-01");
    assertThat(authorization.getCreatedElement().asStringValue()).isEqualTo("2025-12-20");
    assertThat(authorization.getExtension()).hasSize(3);
    assertThat(
            hub.all(Organization.class).stream()
                .filter(one -> reference(one).equals(authorization.getInsurer().getReference()))
                .map(one -> one.getContactFirstRep().getName().getFamily()))
        .containsExactly("Roe");
    assertThat(referral().getInsurance())
        .extracting(Reference::getReference)
        .containsExactly(reference(hub.the(Coverage.class)), reference(authorization));
  }

  @Test
  void whatComesAlongIsThereForTheOtherSide() {
    receive(
        msh("I12", "01080000"),
        rf1(),
        PID,
        "DG1|1||K63.3^Ulcer^I10",
        "AL1|1|DA|PEN^Penicillin^L",
        "PR1|1||76164006^Biopsy^SCT||20260207",
        "OBR|1|P1^CLINIC||22310-7^Antibodies^LN",
        "NTE|1||about the order",
        "OBX|1|ST|22310-7^Antibodies^LN||Positive||||||F",
        "NTE|1||about the result",
        "PV1|1|I|||||||||||||||||V9^^^NORTH^VN",
        "NTE|1||about the referral");
    assertThat(referral().getReasonReferenceFirstRep().getReference())
        .isEqualTo(reference(hub.the(Condition.class)));
    assertThat(referral().getSupportingInfo())
        .extracting(Reference::getReference)
        .containsExactly(
            reference(hub.the(Procedure.class)), reference(hub.the(Observation.class)));
    assertThat(hub.the(Observation.class).getNoteFirstRep().getText())
        .isEqualTo("about the result");
    assertThat(referral().getNote())
        .extracting(Annotation::getText)
        .containsExactly("about the referral");
    assertThat(referral().getEncounter().getReference()).startsWith("Encounter/");
    assertThat(hub.all(ServiceRequest.class)).hasSize(2);
  }

  @Test
  void withoutANumberItsTypeAndTimeTell() {
    assertThat(receive(msh("I12", "01080000"), rf1("6=", "7=20260301"), PID))
        .extracting(Finding::location)
        .contains("RF1-6");
    receive(msh("I14", "02080000"), rf1("6=", "7=20260301"), PID);
    assertThat(referral().getStatus().toCode()).isEqualTo("revoked");
  }

  @Test
  void whatNamesNoReferralIsRefused() {
    assertRefused("RF1", msh("I12", "01080000"), PID);
    assertRefused("RF1-6", msh("I12", "01080000"), rf1("6="), PID);
    assertRefused("PID", msh("I12", "01080000"), rf1());
  }

  private void assertRefused(String location, String... segments) {
    assertThat(hub.refuse(segments)).extracting(Finding::location).contains(location);
  }
}

package org.corridor.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.corridor.core.CoreOutcome;
import org.corridor.eligibility.NoLine;
import org.corridor.journal.TestDatabase;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class AuthorizationsTest {

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Clinic clinic;

  @BeforeEach
  void open() throws IOException {
    clinic = new Clinic(kind, folder, Clinic.CORE);
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private static String action(ClaimResponse.AdjudicationComponent adjudication) {
    Extension review = adjudication.getExtensionByUrl(Pas.REVIEW_ACTION);
    return Pas.code(review.getExtension(), Pas.REVIEW_ACTION_CODE);
  }

  private ClaimResponse stored() {
    List<ClaimResponse> all = clinic.repository.all(ClaimResponse.class);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private int asked() {
    return clinic.reviewer.asked.size();
  }

  @Test
  void whatIsCertifiedHasItsNumberAndItsDays() throws Exception {
    clinic.reviewer.services =
        List.of("HCR*A1*AUTH7~SV1*HC:27447~", "HCR*A6*AUTH8~MSG*FOUR VISITS~SV1*HC:97110**UN*4~");
    ClaimResponse response = clinic.submit();
    assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
    assertThat(response.getPreAuthRef()).isEqualTo("AUTH7");
    assertThat(response.getPreAuthPeriod().getEndElement().getValueAsString())
        .isEqualTo("2026-07-31");
    assertThat(response.getAdjudication().stream().map(a -> action(a))).containsExactly("A1");
    assertThat(response.getItem().get(1).getItemSequence()).isEqualTo(2);
    assertThat(action(response.getItem().get(1).getAdjudicationFirstRep())).isEqualTo("A6");
    assertThat(response.getAddItemFirstRep().getQuantity().getValue()).isEqualByComparingTo("4");
    assertThat(response.getProcessNote().stream().map(n -> n.getText()))
        .contains("FOUR VISITS")
        .anyMatch(raw -> raw.contains("HCR*A1*AUTH7~DTP*007*RD8*20260701-20260731~"));
    assertThat(stored().equalsDeep(response)).isTrue();
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.MODIFIED);
    assertThat(clinic.only().next()).isEmpty();
  }

  @Test
  void theSameAgainIsAnsweredAndNotSent() throws Exception {
    ClaimResponse first = clinic.submit();
    clinic.hub.later(Duration.ofDays(1));
    ClaimResponse second = clinic.submit();
    assertThat(second.equalsDeep(first)).isTrue();
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void whoAsksTheSameAtTheSameTimeUndoesNothing() throws Exception {
    ClaimResponse decided = clinic.submit();
    Claim claim = clinic.repository.all(Claim.class).get(0);
    clinic.settling().begin(claim, clinic.only().with(begun(clinic.only())));
    assertThat(stored().equalsDeep(decided)).isTrue();
  }

  private static Authorization.Learnt begun(Authorization one) {
    return one.unchanged(AuthorizationState.ASKED, "asked", Optional.empty());
  }

  @Test
  void anotherDayIsARevisionOfWhatWasAskedBefore() throws Exception {
    clinic.submit();
    clinic.order.claim.getItemFirstRep().setServiced(new DateType("2026-07-07"));
    clinic.submit();
    assertThat(clinic.reviewer.asked.get(1)).contains("UM*HS*S*2~REF*BB*AUTH7~");
    assertThat(clinic.only().revision()).isEqualTo(1);
    stored();
  }

  @Test
  void aCancelledClaimIsCancelledWithThePayer() throws Exception {
    clinic.submit();
    clinic.order.claim.setStatus(Claim.ClaimStatus.CANCELLED);
    clinic.reviewer.event = "HCR*C~";
    ClaimResponse response = clinic.submit();
    assertThat(clinic.reviewer.asked.get(1))
        .contains("BHT*0007*01*")
        .contains("UM*HS*3*2~REF*BB*AUTH7~");
    assertThat(response.getStatus()).isEqualTo(ClaimResponse.ClaimResponseStatus.CANCELLED);
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.CANCELLED);
  }

  @Test
  void whatIsPendedIsInquiredAboutUntilItIsDecided() throws Exception {
    clinic.reviewer.event = "HCR*A4**0U~REF*NT*NT9~";
    ClaimResponse pended = clinic.submit();
    assertThat(pended.getOutcome()).isEqualTo(RemittanceOutcome.QUEUED);
    assertThat(pended.hasPreAuthRef()).isFalse();
    assertThat(clinic.authorizations.follow()).isZero();

    clinic.hub.later(Duration.ofHours(2));
    clinic.reviewer.time = "1600";
    assertThat(clinic.authorizations.follow()).isEqualTo(1);
    assertThat(clinic.reviewer.asked.get(1)).contains("BHT*0007*28*").contains("REF*NT*NT9~");
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.PENDED);

    clinic.hub.later(Duration.ofHours(3));
    clinic.reviewer.event = "HCR*A3**0F~";
    clinic.reviewer.time = "1900";
    clinic.authorizations.follow();
    assertThat(stored().getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
    assertThat(stored().getDisposition()).isEqualTo("Not certified");
    Extension review = stored().getAdjudicationFirstRep().getExtensionByUrl(Pas.REVIEW_ACTION);
    assertThat(Pas.code(review.getExtension(), Pas.REASON)).isEqualTo("0F");
    clinic.hub.later(Duration.ofDays(2));
    assertThat(clinic.authorizations.follow()).isZero();
  }

  @Test
  void whatIsNeverDecidedIsOverdue() throws Exception {
    clinic.reviewer.event = "HCR*A4~";
    clinic.submit();
    clinic.hub.later(Duration.ofDays(8));
    clinic.authorizations.follow();
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.OVERDUE);
    assertThat(asked()).isEqualTo(1);
    assertThat(clinic.authorizations.follow()).isZero();
  }

  @Test
  void aRejectionSaysWhatToCorrectAndTheCorrectedRequestIsANewOne() throws Exception {
    clinic.reviewer.rejection = "AAA*N**75*C~";
    ClaimResponse response = clinic.submit();
    assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.ERROR);
    assertThat(response.getErrorFirstRep().getCode().getCodingFirstRep().getCode()).isEqualTo("75");
    assertThat(Pas.code(response.getErrorFirstRep().getExtension(), Pas.FOLLOW_UP)).isEqualTo("C");
    assertThat(response.getErrorFirstRep().getExtensionByUrl(Pas.ERROR_ELEMENT).getValue())
        .hasToString("2010C/AAA");
    assertThat(response.getProcessNoteFirstRep().getText()).isEqualTo("AAA*N**75*C~");
    assertThat(clinic.only().reason()).isEqualTo("2010C 75 C");

    clinic.reviewer.rejection = "";
    clinic.order.coverage.setSubscriberId("B78");
    clinic.submit();
    assertThat(clinic.reviewer.asked.get(1)).contains("BHT*0007*13*").contains("UM*HS*I*2~");
    assertThat(stored().hasError()).isFalse();
  }

  @Test
  void aPayerThatSaysLaterIsAskedAgainUnderTheSameTrace() throws Exception {
    clinic.reviewer.rejection = "AAA*Y**42*R~";
    clinic.submit();
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.LATER);
    clinic.reviewer.rejection = "";
    clinic.reviewer.time = "1700";
    clinic.hub.later(Duration.ofHours(2));
    clinic.authorizations.follow();
    String trace = "BHT\\*0007\\*13\\*([^*]*)";
    assertThat(Reviewer.first(clinic.reviewer.asked.get(1), trace))
        .isEqualTo(Reviewer.first(clinic.reviewer.asked.get(0), trace));
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.APPROVED);
  }

  @Test
  void whatMayHaveArrivedIsInquiredAboutAndNotSentTwice() throws Exception {
    clinic.fails = Optional.of(new CoreOutcome.InDoubt("no answer in time"));
    ClaimResponse response = clinic.submit();
    assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.QUEUED);
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.UNANSWERED);
    clinic.fails = Optional.empty();
    clinic.submit();
    assertThat(asked()).isZero();
    clinic.hub.later(Duration.ofHours(2));
    clinic.authorizations.follow();
    assertThat(clinic.reviewer.asked.get(0)).contains("BHT*0007*28*");
    assertThat(stored().getPreAuthRef()).isEqualTo("AUTH7");
  }

  @Test
  void aPersonMaySendItAgain() throws Exception {
    clinic.fails = Optional.of(new CoreOutcome.InDoubt("no answer in time"));
    clinic.submit();
    clinic.fails = Optional.empty();
    assertThat(clinic.authorizations.retry(clinic.only().id())).isTrue();
    assertThat(clinic.reviewer.asked.get(0)).contains("BHT*0007*13*").contains("UM*HS*I*2~");
    assertThat(clinic.authorizations.retry(clinic.only().id())).isFalse();
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void a999InsteadOfAnAnswerIsARepair() throws Exception {
    clinic.reviewer.instead =
        "GS*FA*BIRCH01*LKB001*20260622*1415*9*X*005010X231A1~ST*999*0001*005010X231A1~"
            + "AK1*HI*1*005010X217~AK2*278*0001*005010X217~IK3*UM*12**8~IK4*3*1365*7*X~"
            + "IK5*R*I5~AK9*R*1*1*0~SE*8*0001~GE*1*9~";
    clinic.submit();
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.REPAIR);
    assertThat(clinic.only().reason()).startsWith("999 IK3:8 C");
    assertThat(stored().getErrorFirstRep().getCode().getCodingFirstRep().getSystem())
        .isEqualTo(X12Identifiers.codes("999"));
  }

  @Test
  void aLateAnswerOfBeforeChangesNothing() throws Exception {
    clinic.reviewer.event = "HCR*A4~";
    clinic.submit();
    String pended = clinic.reviewer.asked.get(0);
    clinic.reviewer.event = "HCR*A1*AUTH7~";
    clinic.reviewer.time = "1500";
    clinic.hub.receive("decided", clinic.reviewer.answer(pended).getBytes(UTF_8));
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.APPROVED);
    clinic.reviewer.event = "HCR*A4~";
    clinic.reviewer.time = "1430";
    clinic.hub.receive("late", clinic.reviewer.answer(pended).getBytes(UTF_8));
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.APPROVED);
    assertThat(stored().getPreAuthRef()).isEqualTo("AUTH7");
  }

  @Test
  void anAnswerToNoRequestOfOursWaitsForAPerson() throws Exception {
    clinic.submit();
    String other = clinic.reviewer.asked.get(0).replaceAll("AU[0-9A-F]{32}", "AU" + "0".repeat(32));
    clinic.hub.receive("other", clinic.reviewer.answer(other).getBytes(UTF_8));
    assertThat(clinic.hub.count("SELECT count(*) FROM interchange_set WHERE state = 'PARKED'"))
        .isEqualTo(1);
  }

  @Test
  void theAnswerIsSealedAndItsReaderIsWrittenDown() throws Exception {
    clinic.submit();
    byte[] kept = clinic.rows.withId(clinic.only().id()).orElseThrow().sealed().orElseThrow();
    assertThat(new String(kept, UTF_8)).doesNotContain("MAPLE");
    byte[] open = clinic.authorizations.disclose(clinic.only().id(), "ann", "appeal").orElseThrow();
    assertThat(new String(open, UTF_8)).contains("HCR*A1*AUTH7~").contains("NM1*IL*1*MAPLE*JO");
    assertThat(clinic.hub.count("SELECT count(*) FROM journal_access WHERE who = 'ann'"))
        .isEqualTo(1);
  }

  @Test
  void aPatientOfAnotherSystemIsNotTakenForOurs() throws Exception {
    Order elsewhere = new Order();
    elsewhere.patient.getNameFirstRep().setFamily("ELSE");
    store(elsewhere);
    clinic.submit();
    assertThat(clinic.only().patient()).isEmpty();
    assertThat(clinic.repository.all(Claim.class).get(0).getPatient().getReference())
        .startsWith("#");
  }

  @Test
  void aPatientWhoIsTheSameHereStaysAReference() throws Exception {
    store(new Order());
    clinic.submit();
    assertThat(clinic.only().patient()).isEqualTo("Patient/jo");
    assertThat(clinic.repository.all(Claim.class).get(0).getContained()).isEmpty();
  }

  private void store(Order from) {
    clinic.repository.commit(
        new org.corridor.repository.Change() {
          @Override
          public java.util.Set<String> reads() {
            return java.util.Set.of();
          }

          @Override
          public List<org.hl7.fhir.r4.model.Resource> decide(
              org.corridor.repository.Stored stored) {
            return from.bundle().getEntry().stream()
                .map(e -> e.getResource())
                .filter(r -> !(r instanceof Claim))
                .map(r -> r.copy())
                .toList();
          }
        });
  }

  @Test
  void anInquiryByItsNumberAsksThePayerWhileItIsOpen() throws Exception {
    clinic.reviewer.event = "HCR*A4~";
    clinic.submit();
    clinic.reviewer.event = "HCR*A1*AUTH9~";
    clinic.reviewer.time = "1500";
    ClaimResponse now = Clinic.response(clinic.authorizations.inquire(clinic.order.bundle()));
    assertThat(now.getPreAuthRef()).isEqualTo("AUTH9");
    clinic.authorizations.inquire(clinic.order.bundle());
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void ofSeveralReviewsTheOneCountsThatThePayerCallsByItsReference() throws Exception {
    clinic.reviewer.event = "HCR*A4~REF*NT*NT9~";
    clinic.submit();
    clinic.reviewer.event = twoReviews("HCR*A3**0F~REF*NT*NT8~", "HCR*A1*AUTH9~REF*NT*NT9~");
    clinic.reviewer.time = "1500";
    clinic.authorizations.inquire(clinic.order.bundle());
    assertThat(clinic.only().number()).isEqualTo("AUTH9");
  }

  @Test
  void ofSeveralReviewsTheOneCountsThatHasTheNumber() throws Exception {
    clinic.submit();
    clinic.reviewer.event = twoReviews("HCR*A3**0F~", "HCR*A6*AUTH7~");
    clinic.reviewer.time = "1500";
    receive();
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.MODIFIED);
  }

  @Test
  void ofSeveralReviewsNoneCountsThatIsCalledOtherwise() throws Exception {
    clinic.reviewer.event = "HCR*A4~REF*NT*NT9~";
    clinic.submit();
    clinic.reviewer.event = twoReviews("HCR*A3**0F~REF*NT*NT7~", "HCR*A1*AUTH9~REF*NT*NT8~");
    clinic.reviewer.time = "1500";
    receive();
    assertThat(clinic.only().state()).isEqualTo(AuthorizationState.PENDED);
    assertThat(clinic.hub.count("SELECT count(*) FROM interchange_set WHERE state = 'PARKED'"))
        .isEqualTo(1);
  }

  private void receive() throws IOException {
    String asked = clinic.reviewer.asked.get(0);
    clinic.hub.receive("reviews", clinic.reviewer.answer(asked).getBytes(UTF_8));
  }

  /** What is said of two events under the trace of the request. */
  private String twoReviews(String first, String second) {
    String trace = Reviewer.first(clinic.reviewer.asked.get(0), "BHT\\*0007\\*13\\*([^*]*)");
    return first + "HL*5*3*EV*0~TRN*2*" + trace + "*1234567893~UM*HS*I~" + second;
  }

  @Test
  void aPayerWithoutALineIsNotAskedAndNothingIsKept() {
    clinic.order.payer.getIdentifierFirstRep().setValue("ELM");
    assertThatThrownBy(clinic::submit).isInstanceOf(NoLine.class);
    assertThat(clinic.repository.written()).isEmpty();
  }
}

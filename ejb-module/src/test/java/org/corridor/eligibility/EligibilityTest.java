package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.corridor.journal.TestDatabase;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.ItemsComponent;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Money;
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
class EligibilityTest {
  private static final String REQUEST = "CoverageEligibilityRequest/r";

  @Parameter TestDatabase kind;
  @TempDir java.nio.file.Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new Desk(kind, folder);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** From now on nobody waits long. */
  private void impatient() throws IOException {
    desk.close();
    desk = new Desk(kind, folder, Duration.ofMillis(700));
  }

  private CoverageEligibilityResponse response() {
    List<CoverageEligibilityResponse> all = desk.repository.all(CoverageEligibilityResponse.class);
    assertThat(all).hasSize(1);
    assertThat(all.get(0).getRequest().getReference()).isEqualTo(REQUEST);
    return all.get(0);
  }

  @Test
  void theAnswerIsAResponseWithWhatWasUsed() throws Exception {
    Checked checked = desk.eligibility.ask(REQUEST);
    assertThat(checked.check().state()).isEqualTo(CheckState.VERIFIED);
    CoverageEligibilityResponse response = response();
    assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
    assertThat(response.getInsuranceFirstRep().getInforce()).isTrue();
    assertThat(response.getIdentifierFirstRep().getSystem()).isEqualTo(X12Identifiers.TRACE_NUMBER);
    ItemsComponent deductible =
        response.getInsuranceFirstRep().getItem().stream()
            .filter(i -> i.getTerm().hasCoding(X12Identifiers.codes("615"), "23"))
            .findFirst()
            .orElseThrow();
    assertThat(((Money) deductible.getBenefitFirstRep().getAllowed()).getValue())
        .isEqualByComparingTo("1000");
    assertThat(((Money) deductible.getBenefitFirstRep().getUsed()).getValue())
        .isEqualByComparingTo("600");
    assertThat(response.getInsuranceFirstRep().getItem())
        .anyMatch(ItemsComponent::getAuthorizationRequired);
  }

  @Test
  void everyBenefitIsKeptAsItCame() throws Exception {
    desk.eligibility.ask(REQUEST);
    List<String> raw =
        response().getInsuranceFirstRep().getItem().stream()
            .flatMap(i -> i.getExtensionsByUrl(Codings.RAW).stream())
            .map(Extension::getValue)
            .map(Object::toString)
            .toList();
    assertThat(raw).hasSize(5);
    assertThat(String.join("", raw)).contains("EB*A*IND*98*****0.15***Y*Y");
  }

  @Test
  void aGoodAnswerIsNotAskedForAgainUntilItExpires() throws Exception {
    desk.eligibility.ask(REQUEST);
    assertThat(desk.eligibility.ask(REQUEST).cached()).isTrue();
    assertThat(desk.payer.questions()).isEqualTo(1);
    desk.hours(25);
    assertThat(desk.eligibility.ask(REQUEST).cached()).isFalse();
    assertThat(desk.payer.questions()).isEqualTo(2);
    response();
  }

  @Test
  void anotherServiceTypeIsAnotherQuestion() throws Exception {
    desk.eligibility.ask(REQUEST);
    desk.visit.request.addItem().setCategory(InquiryWriterTest.code(Codings.SERVICE_TYPE, "98"));
    desk.store();
    assertThat(desk.eligibility.ask(REQUEST).cached()).isFalse();
  }

  @Test
  void theAnswerIsSealedAndReadAgainWhole() throws Exception {
    Checked checked = desk.eligibility.ask(REQUEST);
    Checked found = desk.eligibility.find(checked.check().id()).orElseThrow();
    assertThat(found.summary()).isEqualTo(checked.summary()).isPresent();
    assertThat(desk.sealed()).doesNotContain("MAPLE").isNotEmpty();
  }

  @Test
  void aRejectionSaysWhatToDo() throws Exception {
    desk.payer.says = "AAA*N**75*C~";
    Check check = desk.eligibility.ask(REQUEST).check();
    assertThat(check.state()).isEqualTo(CheckState.REPAIR);
    assertThat(check.verdict()).isEqualTo(Verdict.FIX_DATA);
    assertThat(check.reason()).isEqualTo("2100C 75 C");
    CoverageEligibilityResponse response = response();
    assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.ERROR);
    assertThat(response.getErrorFirstRep().getCode().getCodingFirstRep().getCode()).isEqualTo("75");
    assertThat(
            response.getErrorFirstRep().getExtensionByUrl(Codings.FOLLOW_UP).getValue().toString())
        .contains("C");
  }

  @Test
  void aPayerThatIsDownIsNoCoverageThatEnded() throws Exception {
    desk.payer.down = true;
    Check check = desk.eligibility.ask(REQUEST).check();
    assertThat(check.state()).isEqualTo(CheckState.UNANSWERED);
    assertThat(check.verdict()).isEqualTo(Verdict.LATER);
    assertThat(check.next()).contains(desk.now().plusSeconds(8 * 3600));
    assertThat(response().getInsuranceFirstRep().getInforce()).isFalse();
    assertThat(response().getOutcome()).isEqualTo(RemittanceOutcome.ERROR);
  }

  @Test
  void a999InsteadOfAnAnswerIsARepair() throws Exception {
    desk.payer.instead =
        "GS*FA*BIRCH*LKB001*20261122*0931*9*X*005010X231A1~ST*999*0001*005010X231A1~"
            + "AK1*HS*1*005010X279A1~AK2*270*0001*005010X279A1~IK3*NM1*8**8~IK4*9*67*7*B77~"
            + "IK5*R*I5~AK9*R*1*1*0~SE*8*0001~GE*1*9~";
    Check check = desk.eligibility.ask(REQUEST).check();
    assertThat(check.state()).isEqualTo(CheckState.REPAIR);
    assertThat(check.reason()).isEqualTo("999 IK3:8 C, 999 IK4:7 C, 999 IK5:I5 C");
  }

  @Test
  void aPayerThatCannotBeReachedIsAskedLater() throws Exception {
    desk.payer.broken = true;
    Check check = desk.eligibility.ask(REQUEST).check();
    assertThat(check.reason()).isEqualTo("the partner cannot be reached: no route");
    assertThat(check.verdict()).isEqualTo(Verdict.LATER);
  }

  @Test
  void nobodyWaitsLongerThanTheDeadlineAndThePayerIsSparedMeanwhile() throws Exception {
    impatient();
    desk.payer.mayAnswer = new CountDownLatch(1);
    ExecutorService people = Executors.newFixedThreadPool(4);
    List<Future<Checked>> asks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asks.add(people.submit(() -> desk.eligibility.ask(REQUEST)));
    }
    for (Future<Checked> ask : asks) {
      assertThat(ask.get().check().state()).isEqualTo(CheckState.UNANSWERED);
    }
    assertThat(desk.payer.most.get()).isEqualTo(2);
    desk.payer.mayAnswer.countDown();
    people.shutdown();
  }

  @Test
  void anAnswerAfterAllPatienceStillReachesTheQuestion() throws Exception {
    impatient();
    desk.payer.mayAnswer = new CountDownLatch(1);
    Check asked = desk.eligibility.ask(REQUEST).check();
    assertThat(asked.state()).isEqualTo(CheckState.UNANSWERED);
    desk.payer.mayAnswer.countDown();
    desk.conversationsEnd();
    assertThat(desk.eligibility.find(asked.id()).orElseThrow().check().state())
        .isEqualTo(CheckState.VERIFIED);
    assertThat(response().getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
  }

  @Test
  void anAnswerOfSomebodyElseIsNotTaken() throws Exception {
    desk.payer.instead =
        "GS*HB*BIRCH*LKB001*20261122*0931*9*X*005010X279A1~ST*271*0001*005010X279A1~"
            + "BHT*0022*11*OTHER*20261122*0931~HL*1**20*1~NM1*PR*2*B*****PI*BIRCH~HL*2*1*21*1~"
            + "NM1*1P*2*H*****XX*1234567893~HL*3*2*22*0~TRN*2*OTHER*9123456789~"
            + "NM1*IL*1*FIR*AL****MI*1~EB*1~SE*12*0001~GE*1*9~";
    assertThat(desk.eligibility.ask(REQUEST).check().state()).isEqualTo(CheckState.UNANSWERED);
  }

  @Test
  void anAnswerThatComesLaterFindsItsQuestion() throws Exception {
    desk.payer.broken = true;
    Check asked = desk.eligibility.ask(REQUEST).check();
    desk.payer.broken = false;
    byte[] late = desk.payer.answer(desk.sent().get(0).getBytes(UTF_8));
    assertThat(desk.late.take(new ByteArrayInputStream(late))).isEqualTo(new Late.Taken(1, 0));
    assertThat(desk.eligibility.find(asked.id()).orElseThrow().check().state())
        .isEqualTo(CheckState.VERIFIED);
    int writes = desk.repository.writes();
    desk.late.take(new ByteArrayInputStream(late));
    assertThat(desk.repository.writes()).isEqualTo(writes);
  }

  @Test
  void aPayerWithoutALineIsNotAsked() {
    desk.visit.payer.getIdentifierFirstRep().setValue("ELM");
    desk.store();
    assertThatThrownBy(() -> desk.eligibility.ask(REQUEST)).isInstanceOf(NoLine.class);
  }

  @Test
  void requestsOfABundleAreAskedAtTheSameTimeAndOneCostsNoOther() throws Exception {
    desk.payer.mayAnswer = new CountDownLatch(1);
    CoverageEligibilityRequest other = desk.visit.request.copy();
    other.addItem().setCategory(InquiryWriterTest.code(Codings.SERVICE_TYPE, "98"));
    other.setId("CoverageEligibilityRequest/other");
    CoverageEligibilityRequest poor = desk.visit.request.copy();
    poor.getInsurance().clear();
    poor.setId("CoverageEligibilityRequest/poor");
    desk.visit.resources.put(other.getId(), other);
    desk.visit.resources.put(poor.getId(), poor);
    desk.store();
    ExecutorService person = Executors.newSingleThreadExecutor();
    Future<?> asked =
        person.submit(
            () -> {
              desk.eligibility.ask(List.of(poor.getId(), REQUEST, other.getId()));
              return true;
            });
    while (desk.payer.now.get() < 2) {
      Thread.sleep(5);
    }
    desk.payer.mayAnswer.countDown();
    asked.get();
    person.shutdown();
    assertThat(desk.repository.all(CoverageEligibilityResponse.class))
        .extracting(one -> one.getRequest().getReference())
        .containsExactlyInAnyOrder(REQUEST, other.getId());
  }

  @Test
  void nonsenseIsNoAnswer() throws Exception {
    desk.payer.instead = "GS*~";
    assertThat(desk.eligibility.ask(REQUEST).check().state()).isEqualTo(CheckState.UNANSWERED);
    assertThat(desk.late.take(new ByteArrayInputStream("hello".getBytes(UTF_8))))
        .isEqualTo(new Late.Taken(0, 0));
  }
}

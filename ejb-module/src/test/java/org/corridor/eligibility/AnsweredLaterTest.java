package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.exchange.InterchangeQuery;
import org.corridor.exchange.StoredInterchange;
import org.corridor.journal.TestDatabase;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A payer that answers by files, hours later. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class AnsweredLaterTest {

  private static final String REQUEST = "CoverageEligibilityRequest/r";
  private static final String ENVELOPE =
      "ISA*00*          *00*          *ZZ*BIRCH          *ZZ*LKB001         *261122*0931*^*00501*"
          + "000000900*0*T*:~%sIEA*%d*000000900~";
  private static final String GROUP =
      "GS*FA*BIRCH*LKB001*20261122*0931*900*X*005010X231A1~ST*999*0001*005010X231A1~"
          + "AK1*HS*1*005010X279A1~%sSE*%d*0001~GE*1*900~";

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    desk = Desk.ofFiles(kind, folder, out);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void visit(String id, String start) {
    Appointment appointment = new Appointment();
    appointment.setStatus(Appointment.AppointmentStatus.BOOKED);
    appointment.setStart(Date.from(Instant.parse(start)));
    appointment.addParticipant().setActor(new Reference("Patient/jo"));
    appointment.setId("Appointment/" + id);
    desk.visit.resources.put("Appointment/" + id, appointment);
    desk.store();
  }

  private Check check(Check before) {
    return desk.eligibility.find(before.id()).orElseThrow().check();
  }

  private CoverageEligibilityResponse response() {
    return desk.repository.all(CoverageEligibilityResponse.class).get(0);
  }

  private void acknowledged(String content, int groups) throws IOException {
    desk.arrives(ENVELOPE.formatted(content, groups).getBytes(UTF_8));
  }

  @Test
  void theAnswerInAFileReachesTheQuestion() throws Exception {
    Check asked = desk.eligibility.ask(REQUEST).check();
    assertThat(asked.state()).isEqualTo(CheckState.ASKED);
    assertThat(response().getOutcome()).isEqualTo(RemittanceOutcome.QUEUED);

    desk.hours(2);
    desk.arrives(desk.payer.answer(desk.sent().get(0).getBytes(UTF_8)));

    assertThat(check(asked).state()).isEqualTo(CheckState.VERIFIED);
    assertThat(response().getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
  }

  @Test
  void whatIsOnItsWayIsNotSentAgain() throws Exception {
    desk.eligibility.ask(REQUEST);
    assertThat(desk.eligibility.ask(REQUEST).check().state()).isEqualTo(CheckState.ASKED);
    assertThat(desk.sent()).hasSize(1);
    desk.hours(25);
    desk.eligibility.ask(REQUEST);
    assertThat(desk.sent()).hasSize(2);
  }

  @Test
  void a999ThatRefusesTheQuestionIsHeard() throws Exception {
    Check asked = desk.eligibility.ask(REQUEST).check();
    assertThat(desk.late.hear()).isZero();
    acknowledged(
        GROUP.formatted(
            "AK2*270*0001*005010X279A1~IK3*NM1*8**8~IK4*9*67*7*B77~IK5*R*I5~AK9*R*1*1*0~", 8),
        1);

    assertThat(desk.late.hear()).isEqualTo(1);

    assertThat(check(asked).state()).isEqualTo(CheckState.REPAIR);
    assertThat(check(asked).reason()).isEqualTo("999 I5 C");
    assertThat(response().getOutcome()).isEqualTo(RemittanceOutcome.ERROR);
    assertThat(desk.late.hear()).as("once").isZero();
  }

  @Test
  void aTa1ThatRefusesTheInterchangeIsHeard() throws Exception {
    Check asked = desk.eligibility.ask(REQUEST).check();
    acknowledged("TA1*000000001*261122*0930*R*006~", 0);
    assertThat(desk.late.hear()).isEqualTo(1);
    assertThat(check(asked).reason()).isEqualTo("TA1 006 C");
  }

  @Test
  void whatWasRefusedCanBeAskedAgainCorrected() throws Exception {
    Check asked = desk.eligibility.ask(REQUEST).check();
    acknowledged("TA1*000000001*261122*0930*R*006~", 0);
    desk.late.hear();
    desk.hours(1);
    assertThat(desk.eligibility.ask(REQUEST).check().state()).isEqualTo(CheckState.ASKED);
    assertThat(desk.late.hear()).as("the first refusal is not of this question").isZero();
    desk.arrives(desk.payer.answer(desk.sent().get(0).getBytes(UTF_8)));
    assertThat(check(asked).state()).isEqualTo(CheckState.VERIFIED);
  }

  @Test
  void theNightAsksInBatchesAndOneRefusedSetCostsNoOther() throws Exception {
    visit("a", "2026-11-22T10:00:00Z");
    visit("b", "2026-11-23T10:00:00Z");
    visit("c", "2026-11-24T10:00:00Z");
    assertThat(desk.nightly.look()).isEqualTo(3);
    assertThat(desk.sent()).hasSize(2);
    assertThat(desk.nightly.look()).as("all are on their way").isZero();

    acknowledged(
        GROUP.formatted(
            "AK2*270*0001*005010X279A1~IK5*A~AK2*270*0002*005010X279A1~IK3*NM1*8**8~IK5*R*I5~"
                + "AK9*P*2*2*1~",
            9),
        1);
    desk.late.hear();
    assertThat(states("2026-11-22", "2026-11-23", "2026-11-24"))
        .containsExactly(CheckState.ASKED, CheckState.REPAIR, CheckState.ASKED);

    for (String sent : desk.sent()) {
      desk.arrives(desk.payer.answer(sent.getBytes(UTF_8)));
    }
    assertThat(states("2026-11-22", "2026-11-24"))
        .containsExactly(CheckState.VERIFIED, CheckState.VERIFIED);
  }

  private List<CheckState> states(String... days) {
    return java.util.stream.Stream.of(days)
        .flatMap(day -> desk.eligibility.of(LocalDate.parse(day)).stream())
        .map(Check::state)
        .toList();
  }

  private String reason() {
    return desk
        .exchange
        .store()
        .search(new InterchangeQuery(Map.of(), Optional.empty(), 50))
        .stream()
        .filter(one -> one.kinds().equals("271"))
        .map(StoredInterchange::id)
        .map(id -> desk.exchange.store().find(id).orElseThrow().sets().get(0).reason())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAnswerToNoQuestionOfOursWaitsForAPerson() throws Exception {
    desk.eligibility.ask(REQUEST);
    String other = desk.sent().get(0).replaceAll("EL[0-9A-F]{32}", "OTHER");
    desk.arrives(desk.payer.answer(other.getBytes(UTF_8)));
    assertThat(reason()).isEqualTo("eligibility: it answers no question of ours");
  }

  @Test
  void anAnswerWhoseRequestIsGoneWaitsForAPerson() throws Exception {
    Check asked = desk.eligibility.ask(REQUEST).check();
    desk.repository.remove(REQUEST);
    desk.arrives(desk.payer.answer(desk.sent().get(0).getBytes(UTF_8)));
    assertThat(check(asked).state()).isEqualTo(CheckState.ASKED);
    assertThat(reason()).isEqualTo("eligibility: it answers no question of ours");
  }
}

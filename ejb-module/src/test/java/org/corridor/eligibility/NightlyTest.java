package org.corridor.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.corridor.journal.TestDatabase;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Reference;
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
class NightlyTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @Parameter TestDatabase kind;
  @TempDir java.nio.file.Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new Desk(kind, folder);
    appointment("a", "Patient/jo", "2026-11-23T10:00:00Z");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Appointment appointment(String id, String patient, String start) {
    Appointment appointment = new Appointment();
    appointment.setStatus(Appointment.AppointmentStatus.BOOKED);
    appointment.setStart(Date.from(Instant.parse(start)));
    appointment.addParticipant().setActor(new Reference(patient));
    appointment.setId("Appointment/" + id);
    desk.visit.resources.put("Appointment/" + id, appointment);
    desk.store();
    return appointment;
  }

  private Check only() {
    List<Check> all = desk.eligibility.of(MONDAY);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void theVisitsOfTheComingDaysAreVerifiedBeforehand() {
    appointment("later", "Patient/jo", "2026-11-24T10:00:00Z");
    appointment("far", "Patient/jo", "2026-12-24T10:00:00Z");
    assertThat(desk.nightly.look()).isEqualTo(2);
    assertThat(desk.payer.asked).as("one by one").hasSize(2);
    assertThat(only().state()).isEqualTo(CheckState.VERIFIED);
    assertThat(only().appointment()).isEqualTo("Appointment/a");
    assertThat(desk.repository.all(CoverageEligibilityResponse.class)).hasSize(2);
  }

  @Test
  void noMoreConversationsGoOnThanThePayerAllows() {
    for (int i = 0; i < 5; i++) {
      appointment("n" + i, "Patient/jo", "2026-11-2%dT10:00:00Z".formatted(2 + i % 3));
    }
    desk.nightly.look();
    assertThat(desk.payer.most.get()).isLessThanOrEqualTo(2);
    assertThat(desk.payer.asked).as("the same question once").hasSize(3);
  }

  @Test
  void whatSomebodyAskedInVainIsAskedAgainAtNight() throws Exception {
    desk.payer.down = true;
    Check asked = desk.eligibility.ask("CoverageEligibilityRequest/r").check();
    appointment("a", "Patient/jo", "2026-11-23T10:00:00Z")
        .setStatus(Appointment.AppointmentStatus.CANCELLED);
    desk.store();
    desk.payer.down = false;
    assertThat(desk.nightly.look()).as("too early").isZero();
    desk.hours(9);
    assertThat(desk.nightly.look()).isEqualTo(1);
    assertThat(desk.eligibility.find(asked.id()).orElseThrow().check().state())
        .isEqualTo(CheckState.VERIFIED);
  }

  @Test
  void nobodyWaitsForALookAndThereIsOneAtATime() throws Exception {
    desk.payer.mayAnswer = new CountDownLatch(1);
    assertThat(desk.nightly.begin()).isTrue();
    assertThat(desk.nightly.begin()).as("one goes on").isFalse();
    desk.payer.mayAnswer.countDown();
    await().until(() -> only().state() == CheckState.VERIFIED);
    await().until(desk.nightly::begin);
    assertThat(desk.payer.questions()).isEqualTo(1);
  }

  @Test
  void whatIsKnownIsNotAskedAgainThatNight() {
    desk.nightly.look();
    assertThat(desk.nightly.look()).isZero();
    desk.hours(25);
    assertThat(desk.nightly.look()).isEqualTo(1);
  }

  @Test
  void aPayerThatIsDownIsAskedAgainAfterHours() {
    desk.payer.down = true;
    desk.nightly.look();
    assertThat(only().state()).isEqualTo(CheckState.UNANSWERED);
    desk.payer.down = false;
    desk.hours(7);
    assertThat(desk.nightly.look()).isZero();
    desk.hours(2);
    assertThat(desk.nightly.look()).isEqualTo(1);
    assertThat(only().state()).isEqualTo(CheckState.VERIFIED);
  }

  @Test
  void pausesGrowFromEightToTwentyFourHours() {
    assertThat(List.of(1, 2, 3, 4, 9))
        .extracting(attempt -> desk.settings.pauseAfter(attempt).toHours())
        .containsExactly(8L, 12L, 18L, 24L, 24L);
  }

  @Test
  void whatHasToBeRepairedIsAskedAgainOnceItWasChanged() {
    desk.payer.says = "AAA*N**72*C~";
    desk.nightly.look();
    assertThat(only().verdict()).isEqualTo(Verdict.FIX_DATA);
    desk.hours(10);
    assertThat(desk.nightly.look()).isZero();
    ((Coverage) desk.visit.stored("Coverage/c").orElseThrow()).setSubscriberId("B78");
    desk.store();
    desk.payer.says = BoxedPayer.ACTIVE;
    assertThat(desk.nightly.look()).isEqualTo(1);
    assertThat(only().state()).isEqualTo(CheckState.VERIFIED);
  }

  @Test
  void aPatientWithoutCoverageIsOnTheList() {
    desk.visit.child();
    Objects.requireNonNull(desk.visit.resources.get("Coverage/c")).setId("Coverage/c");
    desk.store();
    desk.nightly.look();
    assertThat(only().state()).isEqualTo(CheckState.REPAIR);
    assertThat(only().reason()).isEqualTo("the patient has no coverage");
  }
}

package org.corridor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.scheduling.BookingDesk.PID;
import static org.corridor.scheduling.BookingDesk.SURGEON;
import static org.corridor.scheduling.BookingDesk.at;
import static org.corridor.scheduling.BookingDesk.msh;
import static org.corridor.scheduling.BookingDesk.sch;

import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.junit.jupiter.api.Test;

/** When an appointment and what it needs are due. */
class AppointmentTimingTest {

  private final BookingDesk desk = new BookingDesk();

  @Test
  void anOffsetCountsFromTheStartOfTheAppointment() {
    desk.receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310100000")),
        PID,
        "AIP|1||11^Hale^Kim^^^^^^NORTH||||15|min");
    assertThat(
            desk.appointment()
                .getParticipant()
                .get(1)
                .getPeriod()
                .getStartElement()
                .getValueAsString())
        .isEqualTo("2026-03-10T09:15:00+00:00");
  }

  @Test
  void theLengthTellsTheEnd() {
    desk.receive(msh("S12", "01080000"), sch(at("20260310090000", ""), "9=1.5", "10=hr"), PID);
    assertThat(desk.appointment().getMinutesDuration()).isEqualTo(90);
    assertThat(desk.appointment().getEndElement().getValueAsString())
        .isEqualTo("2026-03-10T10:30:00+00:00");
  }

  @Test
  void aLengthThatIsNoneIsNoted() {
    assertThat(desk.receive(msh("S12", "01080000"), sch("9=soon", "10=min"), PID))
        .anyMatch(finding -> finding.location().equals("SCH-9") && finding.code().equals("102"));
    assertThat(desk.appointment().getStartElement().hasExtension()).isTrue();
  }

  @Test
  void aDayIsARequestAndNoInstant() {
    desk.receive(msh("S12", "01080000"), sch(at("20260310", "20260311")), PID);
    assertThat(desk.appointment().getStartElement().hasValue()).isFalse();
    assertThat(desk.appointment().getRequestedPeriodFirstRep().getStartElement().getValueAsString())
        .isEqualTo("2026-03-10");
  }

  @Test
  void theTimesOfTq1GoFirst() {
    desk.receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310100000")),
        "TQ1|1||||||20260312090000|20260312091500",
        PID);
    assertThat(desk.appointment().getStartElement().getValueAsString())
        .startsWith("2026-03-12T09:00");
    assertThat(desk.appointment().getEndElement().getValueAsString())
        .startsWith("2026-03-12T09:15");
  }

  @Test
  void timeIsTakenFromAScheduleAndGivenBack() {
    desk.receive(
        msh("S12", "01080000"),
        sch("5=CLIN7^Clinic 7^L", at("20260310090000", "20260310100000"), "25=Booked"),
        PID,
        SURGEON);
    assertThat(desk.appointment().getSlotFirstRep().getReference())
        .isEqualTo("Slot/" + desk.the(Slot.class).getIdPart());
    assertThat(desk.the(Slot.class).getStatus()).isEqualTo(SlotStatus.BUSY);
    assertThat(desk.the(Schedule.class).getActorFirstRep().getReference())
        .startsWith("Practitioner/");
    desk.receive(msh("S15", "02080000"), sch("5=CLIN7^Clinic 7^L"), PID);
    assertThat(desk.the(Slot.class).getStatus()).isEqualTo(SlotStatus.FREE);
    assertThat(desk.the(Slot.class).getEndElement().getValueAsString())
        .startsWith("2026-03-10T10:00");
  }
}

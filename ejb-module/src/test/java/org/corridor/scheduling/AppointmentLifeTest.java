package org.corridor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.scheduling.BookingDesk.PID;
import static org.corridor.scheduling.BookingDesk.at;
import static org.corridor.scheduling.BookingDesk.msh;
import static org.corridor.scheduling.BookingDesk.sch;

import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an appointment: its status, and which event decides on it. */
class AppointmentLifeTest {

  private final BookingDesk desk = new BookingDesk();

  @Test
  void aNewTimeTakesThePlaceOfTheOldOne() {
    desk.book();
    desk.receive(
        msh("S13", "02080000"), sch(at("20260311140000", "20260311143000"), "25=Booked"), PID);
    assertThat(desk.appointment().getStartElement().getValueAsString())
        .startsWith("2026-03-11T14:00");
    assertThat(desk.actors()).containsExactly("Patient", "Practitioner", "Location");
  }

  @ParameterizedTest
  @CsvSource({"S15, cancelled", "S16, cancelled", "S17, entered-in-error", "S26, noshow"})
  void theEventDecidesWhateverTheStatusFieldSays(String trigger, String status) {
    desk.book();
    desk.receive(msh(trigger, "02080000"), sch("6=ILL^Patient ill^L", "25=Booked"), PID);
    assertThat(desk.appointment().getStatus().toCode()).isEqualTo(status);
    assertThat(desk.actors()).containsExactly("Patient", "Practitioner", "Location");
    assertThat(desk.appointment().hasStart()).isTrue();
    assertThat(desk.appointment().hasCancelationReason()).isEqualTo(status.equals("cancelled"));
    assertThat(desk.appointment().hasReasonCode()).isEqualTo(status.equals("noshow"));
  }

  @ParameterizedTest
  @CsvSource({
    "Pending, pending",
    "WAITLIST, waitlist",
    "Started, checked-in",
    "Complete, fulfilled",
    "Dc, cancelled",
    "Overbook, booked",
    "Unheard, booked"
  })
  void theStatusFieldTellsTheStatus(String code, String status) {
    desk.receive(
        msh("S12", "01080000"), sch(at("20260310090000", "20260310093000"), "25=" + code), PID);
    assertThat(desk.appointment().getStatus().toCode()).isEqualTo(status);
  }

  @Test
  void anUnknownStatusIsNoted() {
    assertThat(desk.receive(msh("S12", "01080000"), sch("25=Unheard"), PID))
        .anyMatch(f -> f.location().equals("SCH-25") && f.code().equals("103"));
  }

  @Test
  void aModificationWithoutAStatusKeepsIt() {
    desk.receive(
        msh("S12", "01080000"), sch(at("20260310090000", "20260310093000"), "25=Pending"), PID);
    desk.receive(msh("S14", "02080000"), sch("7=^Follow-up"), PID);
    assertThat(desk.appointment().getStatus()).isEqualTo(AppointmentStatus.PENDING);
    assertThat(desk.appointment().getReasonCodeFirstRep().getText()).isEqualTo("Follow-up");
  }

  @Test
  void aLateBookingDoesNotBringACancelledAppointmentBack() {
    desk.receive(msh("S15", "02080000"), sch("6=ILL^Patient ill^L"), PID);
    desk.book();
    assertThat(desk.appointment().getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
    assertThat(desk.appointment().getStartElement().getValueAsString())
        .startsWith("2026-03-10T09:00");
    assertThat(desk.actors()).containsExactly("Patient", "Practitioner", "Location");
  }

  @Test
  void aBookingOfTheSameMomentDoesNotBringItBackEither() {
    desk.book();
    desk.receive(msh("S15", "01080000"), sch(), PID);
    desk.book();
    assertThat(desk.appointment().getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
  }

  @Test
  void anAppointmentIsBookedAgainAfterItWasCancelled() {
    desk.book();
    desk.receive(msh("S15", "02080000"), sch("6=ILL^Patient ill^L"), PID);
    desk.receive(
        msh("S13", "03080000"), sch(at("20260320090000", "20260320093000"), "25=Booked"), PID);
    assertThat(desk.appointment().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
    assertThat(desk.appointment().hasCancelationReason()).isFalse();
  }
}

package org.corridor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.SharedData;
import org.corridor.testing.SoundBundle;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Appointments of other senders, and the scenario of the shared data. */
class SchedulingCorpusTest {

  private final TestHub hub = new TestHub(new SchedulingJourney());

  private static List<V2Message> messages(String folder) {
    return SharedData.readable(SharedData.folder("hl7v2").resolve(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SIU_S12", "SIU_S13", "SIU_S14", "SIU_S15", "SIU_S16", "SIU_S17", "SIU_S26"})
  void everyMessageBecomesASoundTransaction(String folder) {
    List<V2Message> messages = messages(folder);
    assertThat(messages).isNotEmpty();
    for (V2Message message : messages) {
      SoundBundle bundle = SoundBundle.of(hub.translate(message).bundle());
      assertThat(bundle.all(Appointment.class)).hasSize(1);
    }
  }

  /** All of one folder speak of one appointment, at ever later times. */
  @Test
  void theLifeOfOneAppointmentEndsAsItsLastEventSays() {
    List.of("SIU_S14", "SIU_S15", "SIU_S26").forEach(f -> messages(f).forEach(hub::receive));
    assertThat(hub.the(Appointment.class).getStatus()).isEqualTo(AppointmentStatus.NOSHOW);
    messages("SIU_S15").forEach(hub::receive);
    assertThat(hub.the(Appointment.class).getStatus()).isEqualTo(AppointmentStatus.NOSHOW);
  }

  @Test
  void bookedMovedCancelled() {
    List<V2Message> messages = messages("scenarios/23-siu-booked-moved-cancelled");
    messages.subList(0, 2).forEach(hub::receiveTwice);
    assertThat(hub.the(Appointment.class).getStartElement().getValueAsString()).contains("T15:00");
    hub.receiveTwice(messages.get(2));
    assertThat(hub.the(Appointment.class).getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
  }
}

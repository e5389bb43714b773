package org.corridor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.scheduling.BookingDesk.PID;
import static org.corridor.scheduling.BookingDesk.at;
import static org.corridor.scheduling.BookingDesk.msh;
import static org.corridor.scheduling.BookingDesk.sch;

import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One appointment, whoever speaks of it, by which of its numbers, and in which order. */
class AppointmentNumbersTest {

  private final BookingDesk desk = new BookingDesk();

  /** An event about the appointment as its scheduler or the one who asked for it knows it. */
  private void send(String event, String known) {
    String numbers =
        switch (known) {
          case "placer" -> "SCH|P1^CLINIC|";
          case "filler" -> "SCH||F1^SCHED";
          default -> "SCH|P1^CLINIC|F1^SCHED";
        };
    String start = "202603" + (event.startsWith("S13") ? "11" : "10") + "090000";
    boolean timed = List.of("S12", "S13").contains(event.substring(0, 3));
    desk.receive(
        msh(event.substring(0, 3), event.substring(4) + "080000"),
        numbers + "|".repeat(9) + (timed ? "^^^" + start + "^" + start : ""),
        PID);
  }

  @ParameterizedTest
  @CsvSource({
    "S12@01 both S15@02 both, cancelled",
    "S15@02 both S12@01 both, cancelled",
    "S12@01 placer S15@02 both, cancelled",
    "S15@02 placer S12@01 both, cancelled",
    "S12@01 both S15@02 placer, cancelled",
    "S12@01 both S15@02 filler, cancelled",
    "S12@01 filler S15@02 both, cancelled",
    "S15@02 filler S12@01 both, cancelled",
    "S12@01 placer S13@02 both S15@03 placer, cancelled",
    "S12@01 placer S13@02 both S15@03 filler, cancelled",
    "S12@01 placer S14@02 filler S13@03 both, booked",
    "S12@01 filler S15@02 placer S14@03 both, cancelled",
    "S12@01 placer S15@02 placer S14@03 both, cancelled",
    "S12@01 placer S15@03 placer S13@02 both, cancelled",
    "S14@01 both, booked",
    "S14@02 both S12@01 both, booked",
    "S12@01 both S17@02 both S12@01 both, entered-in-error",
    "S17@02 both S12@01 both, entered-in-error",
    "S17@02 both S13@01 both, entered-in-error",
    "S12@01 both S26@03 both S13@02 both, noshow",
    "S12@01 both S15@03 both S13@02 both, cancelled",
    "S12@01 both S15@02 both S13@03 both, booked",
    "S12@01 both S16@02 both S14@03 both, cancelled"
  })
  void oneAppointmentHasOneLife(String events, String status) {
    String[] all = events.split(" ", -1);
    for (int i = 0; i < all.length; i += 2) {
      send(all[i], all[i + 1]);
    }
    List<Appointment> live =
        desk.all(Appointment.class).stream()
            .filter(
                one ->
                    !one.hasExtension(
                        "https://corridor.example/fhir/StructureDefinition/replaced-by"))
            .toList();
    assertThat(live).hasSize(1);
    assertThat(live.get(0).getStatus().toCode()).isEqualTo(status);
    if (events.contains("S12") || events.contains("S13")) {
      assertThat(live.get(0).hasStart()).isTrue();
    }
    if (events.contains("S13@02 both") && status.equals("booked")) {
      assertThat(live.get(0).getStartElement().getValueAsString()).startsWith("2026-03-11");
    }
  }

  @Test
  void theLatestReschedulingCountsWhateverComesFirst() {
    send("S12@01", "both");
    desk.receive(msh("S13", "04080000"), sch(at("20260320090000", "20260320093000")), PID);
    desk.receive(msh("S13", "03080000"), sch(at("20260315090000", "20260315093000")), PID);
    assertThat(desk.appointment().getStartElement().getValueAsString()).startsWith("2026-03-20");
  }

  @Test
  void aDiagnosisIsOnlyMentioned() {
    desk.receive(msh("S12", "01080000"), sch(), PID, "DG1|1||I10^Hypertension^I10|||W");
    desk.receive(msh("S14", "02080000"), sch(), PID, "DG1|1||I10^High pressure^I10|||W");
    assertThat(desk.the(Condition.class).getCode().getCodingFirstRep().getDisplay())
        .isEqualTo("Hypertension");
  }
}

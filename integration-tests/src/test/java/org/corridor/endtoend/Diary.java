package org.corridor.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.hub.V2;

/**
 * What one sending system has to say about its patients: registrations whose address counts up, and
 * a result after each. A patient's last message is the truth, and the number in it tells whether
 * one was lost or came out of order.
 */
final class Diary {

  /** One message, and what the repository must hold when it was the last of its patient. */
  record Line(String controlId, String patient, int step, boolean result, String text) {}

  private final String system;
  private final List<String> patients = new ArrayList<>();
  private final AtomicInteger written = new AtomicInteger();

  Diary(String system, int patients) {
    this.system = system;
    for (int i = 0; i < patients; i++) {
      this.patients.add(V2.unique("CR" + system));
    }
  }

  List<String> patients() {
    return patients;
  }

  /** The next line: each patient in turn, a registration at even steps, a result at odd ones. */
  Line next() {
    int number = written.getAndIncrement();
    int step = number / patients.size();
    String patient = patients.get(number % patients.size());
    String controlId = "C" + system + patient + "-" + step;
    boolean result = step % 2 == 1;
    return new Line(
        controlId,
        patient,
        step,
        result,
        result ? result(controlId, patient, step) : registration(controlId, patient, step));
  }

  /** The number in the city of a registration at this step. */
  static String city(int step) {
    return "Town%03d".formatted(step);
  }

  private static String registration(String controlId, String patient, int step) {
    return timed(V2.registration(controlId, patient), step)
        .replace("ADT^A28^ADT_A05", step == 0 ? "ADT^A28^ADT_A05" : "ADT^A31^ADT_A05")
        .replace("Newtown", city(step));
  }

  private static String result(String controlId, String patient, int step) {
    return timed(V2.glucose(controlId, patient, patient + "-" + step, "1" + step), step)
        .replace("Newtown", "Nowhere");
  }

  private static String timed(String message, int step) {
    return message.replace("20260110080000", "202601100800%02d".formatted(step));
  }
}

package org.corridor.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.shared.Digest;

/** The identifier by which messages of one patient stay in order, and the lane it leads to. */
final class PatientKey {

  private static final List<String> PREFERRED = List.of("MR", "PI", "PT");

  private PatientKey() {}

  /**
   * {@code authority|number} of the medical record number in PID-3, else of another patient number
   * there, else of whatever stands first; of PID-2 when PID-3 is empty, as before HL7 v2.3; empty
   * when there is none. Of several medical record numbers it is the one that comes first in the
   * alphabet, so that their order in the message does not matter.
   */
  static String of(V2Message message) {
    List<V2Repetition> internal = numbers(message, 3);
    List<V2Repetition> numbers = internal.isEmpty() ? numbers(message, 2) : internal;
    if (numbers.isEmpty()) {
      return "";
    }
    return PREFERRED.stream()
        .flatMap(
            type ->
                numbers.stream()
                    .filter(number -> number.component(5).equals(type))
                    .map(PatientKey::text)
                    .sorted())
        .findFirst()
        .orElseGet(() -> text(numbers.get(0)));
  }

  private static List<V2Repetition> numbers(V2Message message, int field) {
    return message.first("PID").stream()
        .flatMap(pid -> pid.field(field).repetitions().stream())
        .filter(number -> !number.component(1).isBlank())
        .toList();
  }

  private static String text(V2Repetition number) {
    return authority(number).orElse("") + "|" + number.component(1);
  }

  private static Optional<String> authority(V2Repetition number) {
    String name = number.sub(4, 1).isEmpty() ? number.sub(4, 2) : number.sub(4, 1);
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /**
   * One of 65,536 lanes. A lane says too little to lead back to a patient, and the broker keeps
   * something for every lane it ever saw. Patients who share one only wait for each other.
   */
  static String lane(String patient) {
    byte[] hash = Digest.bytes(patient.getBytes(UTF_8));
    return HexFormat.of().formatHex(hash, 0, 2);
  }
}

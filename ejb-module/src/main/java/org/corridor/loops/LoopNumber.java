package org.corridor.loops;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.journal.Batch;

/**
 * A number of an order or referral.
 *
 * @param authority who gave it; empty when nobody says so
 */
public record LoopNumber(Role role, String number, String authority) {

  /** Whose number it is. */
  public enum Role {
    /** Of whoever asked. */
    PLACER,
    /** Of whoever answers. */
    FILLER
  }

  /** The numbers of an EI: one, or one for each name of who gave it; none when it is empty. */
  static List<LoopNumber> of(Role role, V2Repetition value) {
    String number = Batch.cut(value.glance(1, 1).strip());
    List<LoopNumber> all = new ArrayList<>(2);
    if (number.isEmpty()) {
      return all;
    }
    for (int component : new int[] {2, 3}) {
      String authority = Batch.cut(value.glance(component, 1).strip());
      if (!authority.isEmpty()) {
        all.add(new LoopNumber(role, number, authority));
      }
    }
    return all.isEmpty() ? List.of(new LoopNumber(role, number, "")) : all;
  }

  boolean isNamed() {
    return !authority.isEmpty();
  }

  /** Among what the number is the only one. */
  String scope(String patientNumber) {
    return isNamed() ? "=" + authority : "|" + patientNumber;
  }
}

package org.corridor.immunization;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.immunization.VaccineGroups.VaccineGroup;
import org.corridor.medication.OrderNumber;
import org.corridor.translation.Identity;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Which vaccination is meant: the filler's number, else the placer's, else vaccine and day of the
 * patient. One of each message.
 */
final class VaccinationNumber {

  /** Immunization guides: an order that never had a number, such as a historical one. */
  private static final String NO_NUMBER = "9999";

  private final Set<String> taken = new HashSet<>();

  String id(VaccineGroup group, OrderNumber number, Reference patient) {
    String content =
        String.join("|", patient.getReference(), vaccine(group.rxa()), day(group.rxa()));
    OrderNumber real =
        new OrderNumber(number.placer().filter(this::isReal), number.filler().filter(this::isReal));
    Optional<String> order = real.fillerFirst();
    String id = Identity.of("Immunization", order.orElse(content));
    // Several vaccines under one number are told apart by what they are.
    for (int place = 1; !taken.add(id); place++) {
      String key = place == 1 && order.isPresent() ? content : content + '|' + place;
      id = Identity.of("Immunization", order.orElse(""), key);
    }
    return id;
  }

  private boolean isReal(Identifier number) {
    return !NO_NUMBER.equals(number.getValue());
  }

  private static String vaccine(V2Segment rxa) {
    return rxa.value("5.1").isEmpty() ? rxa.value("5.2") : rxa.value("5.1");
  }

  /** A resend may know the time of day that the first message did not. */
  private static String day(V2Segment rxa) {
    String time = rxa.value("3");
    return time.substring(0, Math.min(8, time.length()));
  }
}

package org.corridor.processing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.Optional;
import org.corridor.admission.AdmissionJourney;
import org.corridor.charges.AccountsJourney;
import org.corridor.charges.ChargesJourney;
import org.corridor.documents.DocumentsJourney;
import org.corridor.hl7v2.V2Message;
import org.corridor.immunization.ImmunizationJourney;
import org.corridor.intake.SupportedMessages;
import org.corridor.orders.OrdersJourney;
import org.corridor.pharmacy.PharmacyJourney;
import org.corridor.problems.ProblemsJourney;
import org.corridor.referral.ReferralJourney;
import org.corridor.results.ResultsJourney;
import org.corridor.scheduling.SchedulingJourney;
import org.corridor.staff.MasterFilesJourney;
import org.corridor.translation.MessageFamily;

/** The message families the hub knows; the door refuses what none of them takes. */
@ApplicationScoped
public class Families {

  /** Every family; a message belongs to the first that takes it. */
  public static final List<MessageFamily> ALL =
      List.of(
          new AdmissionJourney(),
          new MixedOrders(),
          new OrdersJourney(),
          new ResultsJourney(),
          new PharmacyJourney(),
          new ImmunizationJourney(),
          new SchedulingJourney(),
          new DocumentsJourney(),
          new ProblemsJourney(),
          new ReferralJourney(),
          new ChargesJourney(),
          new AccountsJourney(),
          new MasterFilesJourney());

  /** The family that takes {@code message}. */
  public static Optional<MessageFamily> of(V2Message message) {
    return MessageFamily.of(message, ALL);
  }

  /** Whether any family takes messages of {@code type} and {@code trigger}. */
  public static boolean take(String type, String trigger) {
    return ALL.stream().anyMatch(family -> family.takes(type, trigger));
  }

  @Produces
  @ApplicationScoped
  SupportedMessages supported() {
    return Families::take;
  }
}

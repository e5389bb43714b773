package org.corridor.eligibility.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.eligibility.Answer;
import org.corridor.eligibility.Benefit;
import org.corridor.eligibility.Check;
import org.corridor.eligibility.CheckState;
import org.corridor.eligibility.Checked;
import org.corridor.eligibility.Rejection;
import org.corridor.eligibility.Summary;
import org.corridor.eligibility.Verdict;

/**
 * A question and its answer.
 *
 * @param cached whether the payer had said it before
 * @param request reference in {@code /fhir}, where it may come a moment later
 * @param response reference in {@code /fhir}, where it may come a moment later
 * @param next when the hub may ask again by itself
 * @param summary what it means; absent while there is no answer
 * @param benefits everything the payer said, one by one
 */
public record CheckView(
    UUID id,
    CheckState state,
    Verdict verdict,
    String reason,
    boolean cached,
    String payer,
    LocalDate day,
    String patient,
    String appointment,
    String request,
    String response,
    Instant asked,
    Optional<Instant> answered,
    Optional<Instant> expires,
    Optional<Instant> next,
    Optional<Summary> summary,
    List<BenefitView> benefits,
    List<Rejection> rejections) {

  /**
   * A benefit.
   *
   * @param code EB01; what the others mean is in the guide for those who ask
   * @param raw the EB and what belongs to it, as it came
   */
  public record BenefitView(
      String code,
      Benefit.Kind kind,
      Benefit.Level level,
      Benefit.Network network,
      List<String> serviceTypes,
      String procedure,
      String plan,
      String period,
      boolean remaining,
      Optional<String> amount,
      Optional<String> memberShare,
      Optional<String> quantity,
      Optional<Boolean> authorization,
      List<String> places,
      List<String> messages,
      List<Benefit.Entity> entities,
      List<String> raw) {

    static BenefitView of(Benefit benefit) {
      return new BenefitView(
          benefit.code(),
          benefit.kind(),
          benefit.level(),
          benefit.network(),
          benefit.serviceTypes(),
          benefit.procedure(),
          benefit.plan(),
          benefit.period(),
          benefit.remaining(),
          benefit.cents().isPresent()
              ? Optional.of(Summary.money(benefit.cents().getAsLong()))
              : Optional.empty(),
          benefit.percent().map(p -> p.toPlainString()),
          benefit.quantity().map(q -> (q.toPlainString() + " " + benefit.quantityType()).strip()),
          benefit.authorization(),
          benefit.places(),
          benefit.messages(),
          benefit.entities(),
          benefit.raw());
    }
  }

  static CheckView of(Checked checked) {
    Check check = checked.check();
    return new CheckView(
        check.id(),
        check.state(),
        check.verdict(),
        check.reason(),
        checked.cached(),
        check.payer(),
        check.day(),
        check.patient(),
        check.appointment(),
        check.request(),
        check.response(),
        check.asked(),
        check.answered(),
        check.expires(),
        check.next(),
        checked.summary(),
        checked.answer().map(Answer::benefits).orElse(List.of()).stream()
            .map(BenefitView::of)
            .toList(),
        checked.answer().map(Answer::rejections).orElse(List.of()));
  }
}

package org.corridor.authorization;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.eligibility.Rejection;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Segment;

/**
 * What a payer says of one patient event.
 *
 * @param control ISA13, GS06 and ST02 with bars between
 * @param batch BHT03: that of the request
 * @param said BHT04 and BHT05: when the payer says it
 * @param traces TRN02s of the event that came back (TRN01 is 2)
 * @param event what is said of the event as a whole
 * @param services what is said of each service
 * @param rejections AAAs of all levels
 * @param set the segments of the event and of the levels that it is in, from ST on, without SE
 */
record Decision(
    String control,
    String batch,
    String said,
    List<String> traces,
    Outcome event,
    List<Outcome> services,
    List<Rejection> rejections,
    List<Segment> set,
    FunctionalGroup group) {

  /** HCR01 of the event and of its services, where there is one. */
  List<String> actions() {
    return Stream.concat(Stream.of(event), services.stream())
        .map(Outcome::action)
        .filter(a -> !a.isEmpty())
        .toList();
  }

  /** The number under which it is authorized: of the event, or of the services if all agree. */
  Optional<String> number() {
    if (!event.number().isEmpty()) {
      return Optional.of(event.number());
    }
    List<String> numbers =
        services.stream().map(Outcome::number).filter(n -> !n.isEmpty()).distinct().toList();
    return numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
  }

  /** REF*NT: how the payer calls what it has not decided yet; or empty. */
  String reference() {
    return event.reference();
  }

  /** The control numbers only. */
  @Override
  public String toString() {
    return "decision " + control;
  }
}

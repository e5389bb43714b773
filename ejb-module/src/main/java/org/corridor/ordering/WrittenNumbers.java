package org.corridor.ordering;

import java.util.Optional;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The numbers of an order that a message of something else refers to. */
public final class WrittenNumbers {

  private static final TypeWriter EI = TypeWriter.named("EI");

  private WrittenNumbers() {}

  /** The placer's number of the only order, from a reference. */
  public static void placer(Base value, V2Value to, Source source) {
    order(value, "PLAC", to, source);
  }

  /** The filler's number of the only order, from a reference. */
  public static void filler(Base value, V2Value to, Source source) {
    order(value, "FILL", to, source);
  }

  /**
   * The placer's number of one of several orders, whose numbers belong together by their place: an
   * order that has one of them only would move those behind it.
   */
  public static void placerOfSeveral(Base value, V2Value to, Source source) {
    ifBoth(value, "PLAC", to, source);
  }

  /** The filler's number of one of several orders. */
  public static void fillerOfSeveral(Base value, V2Value to, Source source) {
    ifBoth(value, "FILL", to, source);
  }

  private static void ifBoth(Base value, String kind, V2Value to, Source source) {
    boolean both =
        value instanceof Reference reference
            && source
                .resolve(reference, ServiceRequest.class)
                .filter(order -> number("PLAC", order).isPresent())
                .flatMap(order -> number("FILL", order))
                .isPresent();
    if (both) {
      order(value, kind, to, source);
    }
  }

  private static void order(Base value, String kind, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      source
          .resolve(reference, ServiceRequest.class)
          .ifPresent(order -> number(kind, order).ifPresent(n -> write(order, n, to, source)));
    }
  }

  private static void write(ServiceRequest order, Identifier number, V2Value to, Source source) {
    source.tell(order);
    source.sayAll(number.getType());
    EI.write(number, to, source);
  }

  private static Optional<Identifier> number(String kind, ServiceRequest order) {
    return order.getIdentifier().stream()
        .filter(
            number ->
                number.getType().getCoding().stream().anyMatch(type -> kind.equals(type.getCode())))
        .findFirst();
  }
}

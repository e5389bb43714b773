package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.corridor.shared.Digest;

/**
 * One question of one person to one payer.
 *
 * @param member NM109 of the subscriber
 * @param group REF*6P of the subscriber, or empty
 * @param dependent whom it is about, where that is not the subscriber
 * @param services what is asked for; none: whether there is coverage (service type 30)
 * @param from the day of the service
 * @param to its last day; the same as {@code from} for one day
 */
public record Inquiry(
    Party payer,
    Party provider,
    Person subscriber,
    String member,
    String group,
    Optional<Dependent> dependent,
    List<Service> services,
    LocalDate from,
    LocalDate to) {

  /** General benefits, which stands for the twelve kinds every payer has to answer. */
  public static final String GENERAL = "30";

  /**
   * A dependent.
   *
   * @param relationship INS02, such as {@code 19} of a child
   */
  public record Dependent(Person person, String relationship) {}

  /**
   * What is asked for: a service type or a procedure.
   *
   * @param type EQ01; empty where a procedure is asked for
   * @param system EQ02-1, such as {@code HC}
   * @param procedure EQ02-2
   * @param modifiers EQ02-3 to -6
   * @param place of service for III, or empty
   */
  public record Service(
      String type, String system, String procedure, List<String> modifiers, String place) {

    public Service {
      modifiers = List.copyOf(modifiers);
    }

    /** A service type. */
    public static Service type(String code) {
      return new Service(code, "", "", List.of(), "");
    }
  }

  public Inquiry {
    services = services.isEmpty() ? List.of(Service.type(GENERAL)) : List.copyOf(services);
  }

  /** The same for the same question, whenever it is asked. */
  public UUID key() {
    Person about = dependent.map(Dependent::person).orElse(subscriber);
    String content =
        String.join(
            "\u001f",
            payer.qualifier(),
            payer.number(),
            provider.qualifier(),
            provider.number(),
            member,
            group,
            dependent.map(Dependent::relationship).orElse("18"),
            about.family().toUpperCase(Locale.ROOT),
            about.given().toUpperCase(Locale.ROOT),
            about.born().map(LocalDate::toString).orElse(""),
            about.gender(),
            services.toString(),
            from.toString(),
            to.toString());
    ByteBuffer digest = ByteBuffer.wrap(Digest.bytes(content.getBytes(UTF_8)));
    return new UUID(digest.getLong(), digest.getLong());
  }

  /** TRN02 and BHT03: 34 characters that follow from the question alone. */
  public String trace() {
    return traceOf(key());
  }

  /** The trace of a question's key. */
  public static String traceOf(UUID key) {
    return "EL" + key.toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  /** The payer and the day only. */
  @Override
  public String toString() {
    return "inquiry of " + payer + " for " + from;
  }
}

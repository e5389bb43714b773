package org.corridor.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.eligibility.Inquiry;
import org.corridor.eligibility.Party;
import org.corridor.eligibility.Person;
import org.corridor.shared.Digest;

/**
 * A request for review of what shall be done to one person.
 *
 * @param number of the Claim, with its system before a bar
 */
record Review(
    String number,
    Party payer,
    Party requester,
    Member member,
    Event event,
    List<Service> services,
    Previous previous) {

  /**
   * Whom it is about.
   *
   * @param number NM109 of the subscriber
   * @param group REF*6P, or empty
   * @param dependent where it is not the subscriber
   */
  record Member(
      Person subscriber, String number, String group, Optional<Inquiry.Dependent> dependent) {}

  /** Days, the last one included. */
  record Span(LocalDate from, LocalDate to) {

    /** Whether a day is one of them. */
    boolean has(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /**
   * A code of HI.
   *
   * @param code without its point
   */
  record Diagnosis(String qualifier, String code) {}

  /**
   * Somebody who takes part.
   *
   * @param role NM101
   */
  record Provider(String role, Party party) {}

  /**
   * 2000E.
   *
   * @param category UM01
   * @param certification UM02; empty where what was asked before decides
   * @param serviceType UM03, or empty
   * @param place UM04-1, or empty
   * @param placeQualifier UM04-2
   * @param level UM06, or empty
   */
  record Event(
      String category,
      String certification,
      String serviceType,
      String place,
      String placeQualifier,
      String level,
      Optional<Span> when,
      Optional<LocalDate> admission,
      List<Diagnosis> diagnoses,
      List<Provider> providers) {}

  /**
   * 2000F.
   *
   * @param sequence of the item
   * @param form {@code SV1}, {@code SV2} or {@code SV3}
   * @param serviceType UM03 of its own, or empty
   * @param revenue SV201, or empty
   * @param system qualifier of the procedure; empty without one
   * @param quantity empty if nobody says
   * @param unit {@code UN}, {@code DA} and so on
   */
  record Service(
      int sequence,
      String form,
      String serviceType,
      String revenue,
      String system,
      String procedure,
      List<String> modifiers,
      String quantity,
      String unit,
      Optional<Span> when,
      List<Provider> providers) {}

  /**
   * What the payer called the review before.
   *
   * @param number REF*BB, or empty
   * @param reference REF*NT, or empty
   */
  record Previous(String number, String reference) {
    static final Previous NONE = new Previous("", "");
  }

  /** The same for the same number of a claim to the same payer, whatever is asked. */
  UUID identity() {
    return identity(payer, number);
  }

  /** The same for a claim's number with its system. */
  static UUID identity(Party payer, String number) {
    return uuid(payer.qualifier() + "|" + payer.number() + "|" + number);
  }

  /** Differs as soon as anything differs that the payer would read. */
  UUID fingerprint() {
    return uuid(member + "|" + said(member) + "|" + requester + "|" + event + "|" + services);
  }

  private static String said(Member member) {
    Person person = member.dependent().map(Inquiry.Dependent::person).orElse(member.subscriber());
    return String.join("|", person.family(), person.given(), person.gender())
        + person.born().map(LocalDate::toString).orElse("");
  }

  /** Another certification type, and what the payer called it before. */
  Review as(String certification, Previous before) {
    Event now =
        new Event(
            event.category(),
            certification,
            event.serviceType(),
            event.place(),
            event.placeQualifier(),
            event.level(),
            event.when(),
            event.admission(),
            event.diagnoses(),
            event.providers());
    return new Review(number, payer, requester, member, now, services, before);
  }

  /** From the first to the last day of anything asked for; empty if no day is named. */
  Optional<Span> days() {
    return java.util.stream.Stream.concat(
            event.when().or(() -> event.admission().map(d -> new Span(d, d))).stream(),
            services.stream().flatMap(s -> s.when().stream()))
        .reduce(
            (a, b) ->
                new Span(
                    a.from().isBefore(b.from()) ? a.from() : b.from(),
                    a.to().isAfter(b.to()) ? a.to() : b.to()));
  }

  static UUID uuid(String content) {
    ByteBuffer digest = ByteBuffer.wrap(Digest.bytes(content.getBytes(UTF_8)));
    return new UUID(digest.getLong(), digest.getLong());
  }

  /** The payer only. */
  @Override
  public String toString() {
    return "review by " + payer;
  }
}

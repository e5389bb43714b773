package org.corridor.authorization;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.corridor.authorization.Review.Span;
import org.corridor.x12.Segment;

/**
 * What is said of an event or a service: a 2000E or 2000F as it came.
 *
 * @param segments without the HL
 */
record Outcome(List<Segment> segments) {
  /** Certified from when until when, in the order in which it is believed. */
  private static final List<String> CERTIFIED = List.of("007", "472", "AAH", "435");

  private static final String EXPIRES = "036";

  /** HCR01, or empty. */
  String action() {
    return text("HCR", 1);
  }

  /** HCR02 where it was certified; otherwise REF*BB, or empty. */
  String number() {
    String own = text("HCR", 2);
    return own.isEmpty() ? qualified("REF", "BB") : own;
  }

  /** HCR03: why; several may stand there. */
  List<String> reasons() {
    return segments.stream()
        .filter(s -> s.is("HCR"))
        .flatMap(s -> s.repetitions(3).stream())
        .filter(r -> !r.isEmpty())
        .toList();
  }

  /** REF*NT, or empty. */
  String reference() {
    return qualified("REF", "NT");
  }

  /** What the payer says in words. */
  List<String> notes() {
    return segments.stream().filter(s -> s.is("MSG")).map(s -> s.text(1)).toList();
  }

  /** Our trace, which came back, or empty. */
  String trace() {
    return qualified("TRN", "2");
  }

  /** The procedure of SV1, SV2 or SV3, or empty. */
  String procedure() {
    return segments.stream()
        .flatMap(
            s ->
                s.is("SV1") || s.is("SV3")
                    ? Optional.of(s.text(1, 2)).stream()
                    : s.is("SV2")
                        ? Optional.of(s.text(2, 2)).stream()
                        : Optional.<String>empty().stream())
        .findFirst()
        .orElse("");
  }

  /** SV104 or SV205, or empty. */
  String quantity() {
    String professional = text("SV1", 4);
    return professional.isEmpty() ? text("SV2", 5) : professional;
  }

  /** The days that are certified; empty if none are named. */
  Optional<Span> period() {
    Optional<Span> named = CERTIFIED.stream().flatMap(q -> dates(q).stream()).findFirst();
    Optional<LocalDate> end = dates(EXPIRES).map(Span::to);
    if (named.isPresent() && end.isPresent() && end.get().isAfter(named.get().from())) {
      return Optional.of(new Span(named.get().from(), end.get()));
    }
    return named;
  }

  /** DTP*102: when it was issued. */
  Optional<LocalDate> issued() {
    return dates("102").map(Span::from);
  }

  private Optional<Span> dates(String qualifier) {
    return segments.stream()
        .filter(s -> s.is("DTP") && s.is(1, qualifier))
        .flatMap(s -> span(s.text(3)).stream())
        .findFirst();
  }

  private static Optional<Span> span(String text) {
    String[] ends = text.split("-", -1);
    try {
      LocalDate from = LocalDate.parse(ends[0], DateTimeFormatter.BASIC_ISO_DATE);
      LocalDate to =
          ends.length > 1 ? LocalDate.parse(ends[1], DateTimeFormatter.BASIC_ISO_DATE) : from;
      return to.isBefore(from) ? Optional.empty() : Optional.of(new Span(from, to));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private String text(String name, int element) {
    return segments.stream()
        .filter(s -> s.is(name))
        .map(s -> s.text(element))
        .findFirst()
        .orElse("");
  }

  private String qualified(String name, String qualifier) {
    return segments.stream()
        .filter(s -> s.is(name) && s.is(1, qualifier))
        .map(s -> s.text(2))
        .findFirst()
        .orElse("");
  }

  /** The decision only. */
  @Override
  public String toString() {
    return "outcome " + action();
  }
}

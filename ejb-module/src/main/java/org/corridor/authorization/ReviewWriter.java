package org.corridor.authorization;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.corridor.authorization.Review.Diagnosis;
import org.corridor.authorization.Review.Event;
import org.corridor.authorization.Review.Service;
import org.corridor.x12.SegmentWriter;

/** Writes the body of a request (005010X217): an event of one person and its services. */
final class ReviewWriter {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Levels levels;

  /**
   * @param company TRN03: who asks; empty for the number of who requests
   */
  ReviewWriter(String company) {
    this.levels = new Levels(company);
  }

  void write(SegmentWriter out, Review review, String trace, LocalDateTime at) throws IOException {
    boolean cancels = review.event().certification().equals("3");
    levels.begin(out, cancels ? "01" : "13", trace, at);
    int level = levels.persons(out, review, true);
    Event event = review.event();
    out.segment("HL").number(level + 1L).number(level).text("EV");
    out.text(review.services().isEmpty() ? "0" : "1");
    levels.trace(out, review, trace);
    out.segment("UM").text(event.category()).text(event.certification());
    out.text(event.serviceType());
    place(out, event);
    out.empty(1).text(event.level());
    levels.previous(out, review.previous());
    dates(out, event);
    diagnoses(out, event.diagnoses());
    for (Review.Provider provider : event.providers()) {
      Levels.party(out, provider.role(), provider.party());
    }
    int number = level + 1;
    for (Service service : review.services()) {
      number++;
      out.segment("HL").number(number).number(level + 1L).text("SS").text("0");
      service(out, review, service, trace);
    }
  }

  private static void place(SegmentWriter out, Event event) {
    if (event.place().isEmpty()) {
      out.empty(1);
    } else {
      out.composite(event.place(), event.placeQualifier());
    }
  }

  private static void dates(SegmentWriter out, Event event) throws IOException {
    if (event.admission().isPresent()) {
      out.segment("DTP").text("435").text("D8").text(DAY.format(event.admission().get()));
    } else if (event.when().isPresent()) {
      span(out, "AAH", event.when());
    }
  }

  static void span(SegmentWriter out, String qualifier, Optional<Review.Span> span)
      throws IOException {
    if (span.isPresent()) {
      Review.Span days = span.get();
      boolean one = days.from().equals(days.to());
      out.segment("DTP").text(qualifier).text(one ? "D8" : "RD8");
      out.text(DAY.format(days.from()) + (one ? "" : "-" + DAY.format(days.to())));
    }
  }

  private static void diagnoses(SegmentWriter out, List<Diagnosis> diagnoses) throws IOException {
    if (!diagnoses.isEmpty()) {
      out.segment("HI");
      for (Diagnosis diagnosis : diagnoses) {
        out.composite(diagnosis.qualifier(), diagnosis.code());
      }
    }
  }

  private void service(SegmentWriter out, Review review, Service service, String trace)
      throws IOException {
    levels.trace(out, review, trace + "-" + service.sequence());
    Event event = review.event();
    if (!service.serviceType().equals(event.serviceType()) && !service.serviceType().isEmpty()) {
      boolean specialty = event.category().equals("SC");
      out.segment("UM").text(specialty ? "SC" : "HS").text(event.certification());
      out.text(service.serviceType());
    }
    span(out, "472", service.when());
    switch (service.form()) {
      case "SV2" -> {
        out.segment("SV2").text(service.revenue());
        procedure(out, service);
        out.empty(1).text(service.quantity().isEmpty() ? "" : service.unit());
        out.text(service.quantity());
      }
      case "SV3" -> {
        out.segment("SV3");
        procedure(out, service);
        out.empty(4).text(service.quantity());
      }
      default -> {
        out.segment("SV1");
        procedure(out, service);
        out.empty(1).text(service.quantity().isEmpty() ? "" : service.unit());
        out.text(service.quantity());
      }
    }
    for (Review.Provider provider : service.providers()) {
      Levels.party(out, provider.role(), provider.party());
    }
  }

  private static void procedure(SegmentWriter out, Service service) {
    if (service.procedure().isEmpty()) {
      out.empty(1);
      return;
    }
    String[] parts = new String[2 + service.modifiers().size()];
    parts[0] = service.system();
    parts[1] = service.procedure();
    for (int i = 2; i < parts.length; i++) {
      parts[i] = service.modifiers().get(i - 2);
    }
    out.composite(parts);
  }
}

package org.corridor.eligibility;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.corridor.exchange.SetDraft;
import org.corridor.x12.SegmentWriter;

/** Writes 270s (005010X279A1): a set for each inquiry. */
public final class InquiryWriter {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private final String company;
  private final ZoneId zone;

  /**
   * @param company TRN03: who asks, as {@code 9} and nine digits; empty: made of the provider's NPI
   * @param zone of the times
   */
  public InquiryWriter(String company, ZoneId zone) {
    this.company = company;
    this.zone = zone;
  }

  /** A set of one inquiry. */
  public SetDraft set(Inquiry inquiry, Instant now) {
    LocalDateTime at = LocalDateTime.ofInstant(now, zone);
    return new SetDraft("270", Optional.empty(), out -> write(out, inquiry, at));
  }

  private void write(SegmentWriter out, Inquiry inquiry, LocalDateTime at) throws IOException {
    out.segment("BHT").text("0022").text("13").text(inquiry.trace());
    out.text(DAY.format(at)).text(TIME.format(at));
    out.segment("HL").text("1").empty(1).text("20").text("1");
    PartySegments.party(out, "PR", inquiry.payer());
    out.segment("HL").text("2").text("1").text("21").text("1");
    PartySegments.party(out, "1P", inquiry.provider());
    out.segment("HL").text("3").text("2").text("22");
    out.text(inquiry.dependent().isPresent() ? "1" : "0");
    if (inquiry.dependent().isEmpty()) {
      trace(out, inquiry);
    }
    PartySegments.person(out, "IL", inquiry.subscriber());
    out.empty(2).text("MI").text(inquiry.member());
    if (!inquiry.group().isEmpty()) {
      out.segment("REF").text("6P").text(inquiry.group());
    }
    PartySegments.demographics(out, inquiry.subscriber());
    if (inquiry.dependent().isPresent()) {
      dependent(out, inquiry, inquiry.dependent().get());
    }
    questions(out, inquiry);
  }

  private void dependent(SegmentWriter out, Inquiry inquiry, Inquiry.Dependent dependent)
      throws IOException {
    out.segment("HL").text("4").text("3").text("23").text("0");
    trace(out, inquiry);
    PartySegments.person(out, "03", dependent.person());
    PartySegments.demographics(out, dependent.person());
    out.segment("INS").text("N").text(dependent.relationship());
  }

  private void trace(SegmentWriter out, Inquiry inquiry) throws IOException {
    String by = company.isEmpty() ? assigned(inquiry.provider()) : company;
    if (!by.isEmpty()) {
      out.segment("TRN").text("1").text(inquiry.trace()).text(by);
    }
  }

  /** A number that is our own begins with 9; TRN is nothing without one. */
  private static String assigned(Party provider) {
    return provider.number().matches("\\d{10}") ? "9" + provider.number().substring(1) : "";
  }

  private static void questions(SegmentWriter out, Inquiry inquiry) throws IOException {
    LocalDate from = inquiry.from();
    boolean oneDay = from.equals(inquiry.to());
    out.segment("DTP").text("291").text(oneDay ? "D8" : "RD8");
    out.text(oneDay ? DAY.format(from) : DAY.format(from) + "-" + DAY.format(inquiry.to()));
    for (Inquiry.Service service : inquiry.services()) {
      out.segment("EQ").text(service.type());
      if (!service.procedure().isEmpty()) {
        out.composite(procedure(service));
      }
      if (!service.place().isEmpty()) {
        out.segment("III").text("ZZ").text(service.place());
      }
    }
  }

  private static String[] procedure(Inquiry.Service service) {
    String[] parts = new String[2 + service.modifiers().size()];
    parts[0] = service.system();
    parts[1] = service.procedure();
    for (int i = 2; i < parts.length; i++) {
      parts[i] = service.modifiers().get(i - 2);
    }
    return parts;
  }
}

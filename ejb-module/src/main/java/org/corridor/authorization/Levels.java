package org.corridor.authorization;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.corridor.authorization.Review.Member;
import org.corridor.eligibility.Party;
import org.corridor.eligibility.PartySegments;
import org.corridor.eligibility.Person;
import org.corridor.x12.SegmentWriter;

/** What requests and inquiries begin with: the payer, who asks, and the person. */
final class Levels {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  private final String company;

  Levels(String company) {
    this.company = company;
  }

  void begin(SegmentWriter out, String purpose, String trace, LocalDateTime at) throws IOException {
    out.segment("BHT").text("0007").text(purpose).text(trace);
    out.text(DAY.format(at)).text(TIME.format(at));
  }

  /**
   * Writes them.
   *
   * @param relation whether INS says how a dependent belongs to the subscriber
   * @return the number of the person's level
   */
  int persons(SegmentWriter out, Review review, boolean relation) throws IOException {
    out.segment("HL").text("1").empty(1).text("20").text("1");
    party(out, "X3", review.payer());
    out.segment("HL").text("2").text("1").text("21").text("1");
    party(out, "1P", review.requester());
    out.segment("HL").text("3").text("2").text("22").text("1");
    Member member = review.member();
    PartySegments.person(out, "IL", member.subscriber());
    out.empty(2).text("MI").text(member.number());
    if (!member.group().isEmpty()) {
      out.segment("REF").text("6P").text(member.group());
    }
    demographics(out, member.subscriber());
    if (member.dependent().isEmpty()) {
      return 3;
    }
    out.segment("HL").text("4").text("3").text("23").text("1");
    PartySegments.person(out, "QC", member.dependent().get().person());
    demographics(out, member.dependent().get().person());
    if (relation) {
      out.segment("INS").text("N").text(member.dependent().get().relationship());
    }
    return 4;
  }

  /** DMG01 and 02 are required here: without a birthday there is none. */
  private static void demographics(SegmentWriter out, Person person) throws IOException {
    if (person.born().isPresent()) {
      PartySegments.demographics(out, person);
    }
  }

  static void party(SegmentWriter out, String role, Party party) throws IOException {
    // What a 270 calls FI is 24 here.
    String qualifier = party.qualifier().equals("FI") ? "24" : party.qualifier();
    PartySegments.party(
        out,
        role,
        new Party(party.person(), party.name(), party.given(), qualifier, party.number()));
  }

  void trace(SegmentWriter out, Review review, String trace) throws IOException {
    out.segment("TRN").text("1").text(trace);
    out.text(company.isEmpty() ? review.requester().number() : company);
  }

  void previous(SegmentWriter out, Review.Previous previous) throws IOException {
    if (!previous.reference().isEmpty()) {
      out.segment("REF").text("NT").text(previous.reference());
    }
    if (!previous.number().isEmpty()) {
      out.segment("REF").text("BB").text(previous.number());
    }
  }
}

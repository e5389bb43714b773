package org.corridor.eligibility;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import org.corridor.x12.SegmentWriter;

/** Who is who in a set. */
public final class PartySegments {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private PartySegments() {}

  /** NM1 of a payer or provider. */
  public static void party(SegmentWriter out, String role, Party party) throws IOException {
    out.segment("NM1").text(role).text(party.person() ? "1" : "2");
    out.text(cut(party.name(), 60)).text(cut(party.given(), 35));
    out.empty(3).text(party.qualifier()).text(party.number());
  }

  /** NM1 of a person up to the middle name. */
  public static void person(SegmentWriter out, String role, Person person) throws IOException {
    out.segment("NM1").text(role).text("1");
    out.text(cut(person.family(), 60)).text(cut(person.given(), 35)).text(cut(person.middle(), 25));
  }

  /** DMG of a person, if anything is known. */
  public static void demographics(SegmentWriter out, Person person) throws IOException {
    if (person.born().isPresent() || !person.gender().isEmpty()) {
      out.segment("DMG").text(person.born().isPresent() ? "D8" : "");
      out.text(person.born().map(DAY::format).orElse("")).text(person.gender());
    }
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }
}

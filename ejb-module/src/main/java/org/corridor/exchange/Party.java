package org.corridor.exchange;

import java.util.regex.Pattern;
import org.corridor.declared.Section;

/**
 * How one side is named in envelopes.
 *
 * @param qualifier ISA05 or ISA07
 * @param id ISA06 or ISA08, without its padding
 * @param group GS02 or GS03
 */
public record Party(String qualifier, String id, String group) {

  private static final int LONGEST = 15;
  private static final Pattern QUALIFIER = Pattern.compile("[0-9A-Z]{2}");

  /** Whether an interchange names this side so. */
  boolean is(String itsQualifier, String itsId) {
    return qualifier.equals(itsQualifier) && id.equals(itsId);
  }

  /** Reads the keys {@code qualifier}, {@code id} and {@code group}. */
  static Party read(Section section) {
    String id = section.text("id").orElse("");
    if (id.length() < 2 || id.length() > LONGEST) {
      section.problem("id", "expected 2 to 15 characters, as they stand in ISA06 or ISA08");
    }
    String qualifier = section.text("qualifier").orElse("ZZ");
    if (!QUALIFIER.matcher(qualifier).matches()) {
      section.problem("qualifier", "expected two characters, as 01, 27, 28, 29, 30, 33 or ZZ");
    }
    String group = section.text("group").orElse(id);
    if (group.length() < 2 || group.length() > LONGEST) {
      section.problem("group", "expected 2 to 15 characters, as they stand in GS02 or GS03");
    }
    section.end();
    return new Party(qualifier, id, group);
  }

  @Override
  public String toString() {
    return qualifier + ":" + id;
  }
}

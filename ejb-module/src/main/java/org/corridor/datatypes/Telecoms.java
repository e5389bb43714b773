package org.corridor.datatypes;

import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.jspecify.annotations.Nullable;

/**
 * XTN and TN of every version: guide, XTN[ContactPoint]. Up to 2.2 all there is is a text in the
 * first component; later the number stands in parts, or unformatted in the twelfth.
 */
final class Telecoms {

  private static final CodeTable USES = CodeTables.standard().table("TelecommunicationUseCode");
  private static final CodeTable KINDS =
      CodeTables.standard().table("TelecommunicationEquipmentType");
  private static final String[] PARTS = {
    "contactpoint-country", "contactpoint-area", "contactpoint-local", "contactpoint-extension"
  };

  private Telecoms() {}

  static @Nullable ContactPoint xtn(Parts xtn, MappingContext context) {
    String number = number(xtn);
    boolean address = isAddress(xtn, number);
    String value = address && xtn.has(4) ? xtn.get(4) : number;
    if (value.isEmpty()) {
      return null;
    }
    ContactPoint point = new ContactPoint().setValue(value);
    use(point, xtn.get(2), context);
    if (address) {
      point.setSystem(ContactPointSystem.EMAIL);
    } else {
      kind(point, xtn, context);
      parts(point, xtn);
    }
    Integer rank = xtn.has(18) ? Numbers.whole(xtn.get(18), 1, context) : null;
    if (rank != null) {
      point.setRank(rank);
    }
    return point.setPeriod(Times.period(xtn.get(13), xtn.get(14), context));
  }

  /**
   * By its equipment type or use, unless there is a telephone number and nothing else; else by
   * having no number, or one that is a mail address.
   */
  private static boolean isAddress(Parts xtn, String number) {
    String kind = xtn.get(3);
    boolean said = isNetwork(kind) && (xtn.has(4) || !(xtn.has(7) || xtn.has(12)));
    boolean mail = number.isEmpty() || number.contains("@");
    return said || ((kind.isEmpty() || isNetwork(kind) || xtn.get(2).equals("NET")) && mail);
  }

  private static boolean isNetwork(String kind) {
    return kind.equalsIgnoreCase("Internet") || kind.equals("X.400");
  }

  private static String number(Parts xtn) {
    if (xtn.has(12)) {
      return xtn.get(12);
    }
    if (!xtn.has(7)) {
      return xtn.get(1);
    }
    String country = xtn.has(5) ? "+" + xtn.get(5).replace("+", "") + " " : "";
    String area = xtn.has(6) ? xtn.get(6) + " " : "";
    String extension = xtn.has(8) ? " X" + xtn.get(8) : "";
    return country + area + xtn.get(7) + extension;
  }

  /**
   * The table sends a mobile phone to a use, because FHIR has no such system. A number of which
   * nothing is said is a telephone: that is what XTN.1 holds by its name.
   */
  private static void kind(ContactPoint point, Parts xtn, MappingContext context) {
    if (isNetwork(xtn.get(3))) {
      point.setSystem(ContactPointSystem.PHONE);
      return;
    }
    String sent = xtn.has(3) || !xtn.get(2).equals("BPN") ? xtn.get(3) : "BP";
    String kind = Coded.code(KINDS, sent, 3, context);
    if (kind == null) {
      point.setSystem(ContactPointSystem.PHONE);
    } else if (kind.equals("mobile")) {
      point.setSystem(ContactPointSystem.PHONE).setUse(ContactPointUse.MOBILE);
    } else {
      point.setSystem(ContactPointSystem.fromCode(kind));
    }
  }

  private static void use(ContactPoint point, String code, MappingContext context) {
    String use = Coded.code(USES, code, 2, context);
    if (use != null) {
      point.setUse(ContactPointUse.fromCode(use));
    }
  }

  private static void parts(ContactPoint point, Parts xtn) {
    for (int i = 0; i < PARTS.length; i++) {
      if (xtn.has(i + 5)) {
        point.addExtension(Extensions.string(PARTS[i], xtn.get(i + 5)));
      }
    }
  }
}

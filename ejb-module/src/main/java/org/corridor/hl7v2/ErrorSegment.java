package org.corridor.hl7v2;

import org.corridor.shared.Finding;
import org.corridor.shared.Severity;

/** ERR for one finding (HL7 v2.5.1 ch. 2.15.5, and 2.4 ch. 2.16.5 for the older form). */
record ErrorSegment(Finding finding, Separators separators) {

  /** ERR-2 place, ERR-3 code of table 0357, ERR-4 severity, ERR-5 our own code, ERR-8 text. */
  String modern() {
    char f = separators.field();
    return "ERR"
        + f
        + f
        + place()
        + f
        + code()
        + f
        + severity()
        + f
        + (isStandard() ? "" : separators.escape(finding.code()))
        + f
        + f
        + f
        + separators.escape(finding.text());
  }

  /** ERR-1 with segment, sequence, field and code, as before 2.5. */
  String old() {
    char c = separators.component();
    char s = separators.subcomponent();
    String place = Place.of(finding.location()).upToField(c);
    String text = standardCode() + s + separators.escape(finding.text()) + s + "HL70357";
    return "ERR" + separators.field() + place + c + text;
  }

  private String place() {
    return Place.of(finding.location()).whole(separators.component());
  }

  private String code() {
    char c = separators.component();
    return standardCode() + c + meaning() + c + "HL70357";
  }

  private boolean isStandard() {
    return finding.code().length() == 3 && Character.isDigit(finding.code().charAt(0));
  }

  private String standardCode() {
    return isStandard() ? finding.code() : "207";
  }

  private String meaning() {
    return switch (standardCode()) {
      case "100" -> "Segment sequence error";
      case "101" -> "Required field missing";
      case "102" -> "Data type error";
      case "103" -> "Table value not found";
      case "104" -> "Value too long";
      case "200" -> "Unsupported message type";
      case "201" -> "Unsupported event code";
      case "202" -> "Unsupported processing id";
      case "203" -> "Unsupported version id";
      case "204" -> "Unknown key identifier";
      case "205" -> "Duplicate key identifier";
      case "206" -> "Application record locked";
      default -> "Application error";
    };
  }

  private String severity() {
    return finding.severity() == Severity.ERROR
        ? "E"
        : finding.severity() == Severity.WARNING ? "W" : "I";
  }
}

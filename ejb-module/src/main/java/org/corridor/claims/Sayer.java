package org.corridor.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.corridor.x12.Finding.Severity;
import org.hl7.fhir.r4.model.Claim;
import org.jspecify.annotations.Nullable;

/** What several writers of one claim share: the claim, what it refers to, and what they found. */
final class Sayer {
  private final Claim claim;
  private final ClaimKind kind;
  private final References references;
  private final List<DraftFinding> findings = new ArrayList<>();

  Sayer(Claim claim, ClaimKind kind, References references) {
    this.claim = claim;
    this.kind = kind;
    this.references = references;
  }

  Claim claim() {
    return claim;
  }

  ClaimKind kind() {
    return kind;
  }

  References references() {
    return references;
  }

  List<DraftFinding> findings() {
    return List.copyOf(findings);
  }

  void error(String code, String where, String text) {
    findings.add(new DraftFinding(4, Severity.ERROR, code, where, text, ""));
  }

  void warning(String code, String where, String text) {
    findings.add(new DraftFinding(4, Severity.WARNING, code, where, text, ""));
  }

  /** Text as X12 can have it. */
  String text(@Nullable String text, String where) {
    if (text == null) {
      return "";
    }
    if (!Row.isClean(text)) {
      warning("characters-replaced", where, "characters that X12 separates with became spaces");
    }
    return Row.clean(text);
  }

  /** A number without zeros that say nothing. */
  static String number(@Nullable BigDecimal number) {
    if (number == null) {
      return "";
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}

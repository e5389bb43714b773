package org.corridor.datatypes;

import java.util.Locale;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * CX, EI, EIP, DLN, PLN, HD: numbers and who assigned them. The assigning authority becomes the
 * system, which decides identity, and is named as the assigner; no Organization is made of it.
 */
final class Identifiers {

  static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

  private static final CodeTable KINDS = CodeTables.standard().table("UniversalIDType");
  private static final CodeTable TYPE = CodeTables.standard().table("IdentifierType");

  private Identifiers() {}

  /** Guide, CX[Identifier]. */
  static @Nullable Identifier cx(Parts cx, Parts authority, MappingContext context) {
    if (!cx.has(1)) {
      return null;
    }
    Identifier identifier = assigned(cx.get(1), authority, cx.get(5), context);
    identifier.setType(type(cx.get(5), 5, context));
    checkDigit(identifier, cx.get(2), cx.get(3));
    return identifier.setPeriod(Times.period(cx.get(7), cx.get(8), context));
  }

  /** Guide, EI[Identifier-…]: all of them say the same where a system decides identity. */
  static @Nullable Identifier ei(Parts ei, MappingContext context) {
    if (!ei.has(1)) {
      return null;
    }
    Parts authority = n -> ei.get(n + 1);
    return assigned(ei.get(1), authority, "", context);
  }

  /** Guide, EIP[Identifier-…], one half of it. */
  static @Nullable Identifier eip(Parts ei, String type, MappingContext context) {
    Identifier identifier = ei(ei, context);
    return identifier == null ? null : identifier.setType(type(type, 0, context));
  }

  /** Guide, DLN[Identifier]. */
  static @Nullable Identifier dln(Parts dln, Parts issuer, MappingContext context) {
    if (!dln.has(1)) {
      return null;
    }
    Parts state = n -> n == 1 ? issuer.get(1) : "";
    return assigned(dln.get(1), state, "DL", context)
        .setType(type("DL", 0, context))
        .setPeriod(Times.period("", dln.get(3), context));
  }

  /** Guide, PLN[Identifier]. */
  static @Nullable Identifier pln(Parts pln, Parts issuer, MappingContext context) {
    if (!pln.has(1)) {
      return null;
    }
    Parts state = n -> n == 1 ? issuer.get(1) : "";
    return assigned(pln.get(1), state, pln.get(2), context)
        .setType(type(pln.get(2), 2, context))
        .setPeriod(Times.period("", pln.get(4), context));
  }

  /** Guide, HD[Identifier] and HD[Organization]: the authority itself. */
  static @Nullable Identifier hd(Parts hd) {
    if (!hd.has(1) && !hd.has(2)) {
      return null;
    }
    String universal = universal(hd);
    if (!universal.isEmpty()) {
      return ofScheme(hd).setSystem("urn:ietf:rfc:3986").setValue(universal);
    }
    return hd.has(1) ? new Identifier().setValue(hd.get(1)) : ofScheme(hd).setValue(hd.get(2));
  }

  /**
   * The other one of namespace and universal id, where both are there: a universal id identifies if
   * it is a URI, else the namespace does.
   */
  static @Nullable Identifier beside(Parts hd) {
    if (!hd.has(1) || !hd.has(2)) {
      return null;
    }
    return universal(hd).isEmpty()
        ? ofScheme(hd).setValue(hd.get(2))
        : new Identifier().setValue(hd.get(1));
  }

  private static Identifier ofScheme(Parts hd) {
    Identifier identifier = new Identifier();
    if (!hd.has(3)) {
      return identifier;
    }
    CodeableConcept kind = new CodeableConcept();
    KINDS
        .code(hd.get(3))
        .ifPresentOrElse(
            code -> kind.addCoding().setSystem(KINDS.system()).setCode(code),
            () -> kind.setText(hd.get(3)));
    return identifier.setType(kind);
  }

  /** Guide, CWE[Identifier], the first triplet. */
  static @Nullable Identifier cwe(Parts cwe, MappingContext context) {
    return cwe(cwe, 1, context);
  }

  /** The triplet of a CWE that begins with component {@code at}. */
  static @Nullable Identifier cwe(Parts cwe, int at, MappingContext context) {
    if (!cwe.has(at)) {
      return null;
    }
    Identifier identifier = new Identifier().setValue(cwe.get(at));
    return cwe.has(at + 2)
        ? identifier.setSystem(context.codingSystem(cwe.get(at + 2)))
        : identifier;
  }

  static Identifier assigned(String value, Parts hd, String type, MappingContext context) {
    boolean npi = type.equals("NPI") && !hd.has(2);
    String system = npi ? Authorities.NPI : context.systemFor(hd.get(1), hd.get(2), hd.get(3));
    Identifier identifier = new Identifier().setSystem(system).setValue(value);
    return hd.has(1) ? identifier.setAssigner(new Reference().setDisplay(hd.get(1))) : identifier;
  }

  static @Nullable CodeableConcept type(String code, int part, MappingContext context) {
    if (code.isEmpty()) {
      return null;
    }
    CodeableConcept type = new CodeableConcept();
    TYPE.map(code).ifPresent(type::addCoding);
    if (!type.hasCoding()) {
      context.warn(part, "103", "This identifier type is not in its table; it was kept as sent.");
      context.unmapped(part, TYPE.number(), code, "");
      type.addCoding().setSystem(context.ownCodes(TYPES)).setCode(code);
    }
    return type;
  }

  /** The scheme has an extension of ours: FHIR's belongs to NamingSystem only. */
  static void checkDigit(Identifier identifier, String digit, String scheme) {
    if (!digit.isEmpty()) {
      identifier.addExtension(Extensions.string("identifier-checkDigit", digit));
    }
    if (!scheme.isEmpty()) {
      identifier.addExtension(Extensions.own("check-digit-scheme", scheme));
    }
  }

  /** The URI of HD.2; empty when HD.2 is none. */
  private static String universal(Parts hd) {
    if (!hd.has(2)) {
      return "";
    }
    return switch (hd.get(3)) {
      case "ISO" -> "urn:oid:" + hd.get(2);
      case "UUID", "GUID" -> "urn:uuid:" + hd.get(2).toLowerCase(Locale.ROOT);
      case "URI" -> hd.get(2);
      case "DNS" -> "urn:dns:" + hd.get(2);
      default -> "";
    };
  }
}

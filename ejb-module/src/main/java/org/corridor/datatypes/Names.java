package org.corridor.datatypes;

import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** XPN, PN, FN and the name parts of XCN and CNN: guide, XPN[HumanName] and FN[HumanName]. */
final class Names {

  private static final CodeTable USES = CodeTables.standard().table("NameType");
  private static final CodeTable ORDERS = CodeTables.standard().table("NameAssemblyOrder");
  private static final String[] FAMILY_PARTS = {
    "humanname-own-prefix",
    "humanname-own-name",
    "humanname-partner-prefix",
    "humanname-partner-name"
  };

  private Names() {}

  /** XPN. */
  static @Nullable HumanName xpn(Parts xpn, Parts family, Parts validity, MappingContext context) {
    HumanName name = new HumanName();
    family(name, family);
    given(name, xpn, 2);
    suffix(name, xpn.get(6));
    suffix(name, xpn.get(14));
    if (name.isEmpty()) {
      return null;
    }
    use(name, xpn.get(7), 7, context);
    order(name, xpn.get(11), 11, context);
    return name.setPeriod(period(xpn, 12, validity, context));
  }

  /** The name in XCN, whose parts stand one place later and more of them are its own. */
  static @Nullable HumanName xcn(Parts xcn, Parts family, Parts validity, MappingContext context) {
    HumanName name = new HumanName();
    family(name, family);
    given(name, xcn, 3);
    suffix(name, xcn.get(21));
    if (name.isEmpty()) {
      return null;
    }
    use(name, xcn.get(10), 10, context);
    order(name, xcn.get(18), 18, context);
    return name.setPeriod(period(xcn, 19, validity, context));
  }

  /** CNN: guide, CNN[Practitioner]. */
  static @Nullable HumanName cnn(Parts cnn) {
    HumanName name = new HumanName();
    if (cnn.has(2)) {
      name.setFamily(cnn.get(2));
    }
    given(name, cnn, 3);
    suffix(name, cnn.get(7));
    return name.isEmpty() ? null : name;
  }

  /** FN by itself. */
  static @Nullable HumanName fn(Parts fn) {
    HumanName name = new HumanName();
    family(name, fn);
    return name.isEmpty() ? null : name;
  }

  /** XPN.15: what the person is called, a name of its own. */
  static @Nullable HumanName calledBy(String name) {
    return name.isEmpty() ? null : new HumanName().addGiven(name).setUse(NameUse.NICKNAME);
  }

  private static void family(HumanName name, Parts fn) {
    if (fn.has(1)) {
      name.setFamily(fn.get(1));
    }
    for (int i = 0; i < FAMILY_PARTS.length; i++) {
      if (fn.has(i + 2)) {
        StringType family = name.getFamilyElement();
        family.addExtension(Extensions.string(FAMILY_PARTS[i], fn.get(i + 2)));
      }
    }
  }

  /** Given names, suffix and prefix, which always stand in this order. */
  private static void given(HumanName name, Parts parts, int from) {
    for (int i = from; i < from + 2; i++) {
      if (parts.has(i)) {
        name.addGiven(parts.get(i));
      }
    }
    suffix(name, parts.get(from + 2));
    if (parts.has(from + 3)) {
      name.addPrefix(parts.get(from + 3));
    }
  }

  private static void suffix(HumanName name, String text) {
    if (!text.isEmpty()) {
      name.addSuffix(text);
    }
  }

  private static void use(HumanName name, String code, int part, MappingContext context) {
    String use = Coded.code(USES, code, part, context);
    if (use != null) {
      name.setUse(NameUse.fromCode(use));
    }
  }

  private static void order(HumanName name, String code, int part, MappingContext context) {
    String order = Coded.code(ORDERS, code, part, context);
    if (order != null) {
      name.addExtension(Extensions.code("humanname-assembly-order", order));
    }
  }

  /** The effective and expiration dates, else the validity range that older versions have. */
  private static @Nullable Period period(
      Parts parts, int from, Parts validity, MappingContext context) {
    return parts.has(from) || parts.has(from + 1)
        ? Times.period(parts.get(from), parts.get(from + 1), context)
        : Times.period(validity.get(1), validity.get(2), context);
  }
}

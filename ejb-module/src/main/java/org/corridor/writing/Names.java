package org.corridor.writing;

import java.util.List;
import java.util.stream.Collectors;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.StringType;

/** XPN, and the name in XCN. */
final class Names {

  private static final CodeTable USES = CodeTables.standard().table("NameType");
  private static final String FHIR = "http://hl7.org/fhir/StructureDefinition/humanname-";
  private static final List<String> FAMILY_PARTS =
      List.of("own-prefix", "own-name", "partner-prefix", "partner-name");

  /** Where the parts of a name stand; given names, suffix and prefix follow each other. */
  private record Layout(int family, int use, int order, int period, List<Integer> suffixes) {}

  private static final Layout XPN = new Layout(1, 7, 11, 12, List.of(4, 6, 14));
  private static final Layout XCN = new Layout(2, 10, 18, 19, List.of(5, 21));

  private Names() {}

  /** XPN; a name that is only a text is a family name, where FHIR asks for no more than a text. */
  static void xpn(Base value, V2Value to, Source source) {
    if (value instanceof HumanName name) {
      write(name, to, XPN, source);
    } else if (value instanceof StringType text) {
      to.set(1, source.say(text));
    }
  }

  static void xcn(HumanName name, V2Value to, Source source) {
    write(name, to, XCN, source);
  }

  private static void write(HumanName name, V2Value to, Layout at, Source source) {
    family(name.getFamilyElement(), to, at.family(), source);
    List<StringType> given = name.getGiven();
    to.set(at.family() + 1, given.isEmpty() ? "" : source.say(given.get(0)));
    to.set(at.family() + 2, given.isEmpty() ? "" : all(given.subList(1, given.size()), source));
    to.set(at.family() + 4, all(name.getPrefix(), source));
    for (int i = 0; i < Math.min(name.getSuffix().size(), at.suffixes().size()); i++) {
      to.set(at.suffixes().get(i), source.say(name.getSuffix().get(i)));
    }
    if (to.isEmpty()) {
      return;
    }
    Concepts.code(USES, name.getUseElement(), to, at.use(), source);
    to.set(at.order(), source.say(name, FHIR + "assembly-order"));
    Times.period(name.getPeriod(), to, at.period(), source);
  }

  private static void family(StringType family, V2Value to, int component, Source source) {
    to.set(component, source.say(family));
    for (int i = 0; i < FAMILY_PARTS.size(); i++) {
      to.set(component, i + 2, source.say(family, FHIR + FAMILY_PARTS.get(i)));
    }
  }

  private static String all(List<StringType> texts, Source source) {
    return texts.stream().map(source::say).collect(Collectors.joining(" "));
  }
}

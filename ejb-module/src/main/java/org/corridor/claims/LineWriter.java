package org.corridor.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Type;

/** A service line as loop 2400. */
final class LineWriter {
  private final Sayer sayer;
  private final HealthCodesWriter diagnoses;

  LineWriter(Sayer sayer, HealthCodesWriter diagnoses) {
    this.sayer = sayer;
    this.diagnoses = diagnoses;
  }

  Part write(ItemComponent item, int number) {
    Part loop = new Part("2400");
    loop.add(Row.of("LX", Integer.toString(number)));
    loop.add(
        switch (sayer.kind()) {
          case PROFESSIONAL -> professional(item);
          case INSTITUTIONAL -> institutional(item);
          case DENTAL -> dental(item);
        });
    serviced(item, loop);
    Extension own = item.getExtensionByUrl(LineReader.LINE_NUMBER);
    if (own != null && own.getValue() instanceof Identifier line) {
      loop.add(Row.of("REF", "6R", sayer.text(line.getValue(), "2400/REF")));
    }
    return loop;
  }

  private Row professional(ItemComponent item) {
    List<String> elements = blank(15);
    elements.set(0, procedure(item, "HC"));
    elements.set(1, net(item));
    elements.set(2, unit(item));
    elements.set(3, quantity(item));
    elements.set(4, place(item));
    elements.set(6, pointers(item));
    marks(item, "SV1", elements);
    return new Row("SV1", elements);
  }

  private Row dental(ItemComponent item) {
    List<String> elements = blank(11);
    elements.set(0, procedure(item, "AD"));
    elements.set(1, net(item));
    elements.set(2, place(item));
    elements.set(
        3,
        item.getBodySite().getCoding().stream()
            .filter(c -> LineReader.CAVITY.equals(c.getSystem()))
            .map(Coding::getCode)
            .collect(Collectors.joining(":")));
    elements.set(5, item.hasQuantity() ? quantity(item) : "");
    elements.set(10, pointers(item));
    marks(item, "SV3", elements);
    return new Row("SV3", elements);
  }

  private Row institutional(ItemComponent item) {
    String revenue = Systems.code(item.getRevenue(), Systems.REVENUE).orElse("");
    if (revenue.isEmpty()) {
      sayer.error(
          "revenue-code-missing", "Claim.item.revenue", "a hospital's line needs a revenue code");
    }
    boolean bare = Systems.code(item.getProductOrService(), Systems.REVENUE).isPresent();
    Extension uncovered = item.getExtensionByUrl(LineReader.NON_COVERED);
    return Row.of(
        "SV2",
        sayer.text(revenue, "2400/SV201"),
        bare ? "" : procedure(item, "HC"),
        net(item),
        unit(item),
        quantity(item),
        "",
        uncovered != null && uncovered.getValue() instanceof Money money
            ? Sayer.number(money.getValue())
            : "");
  }

  private static List<String> blank(int elements) {
    return new ArrayList<>(Collections.nCopies(elements, ""));
  }

  private static void marks(ItemComponent item, String segment, List<String> elements) {
    for (CodeableConcept code : item.getProgramCode()) {
      for (int element : LineReader.MARKS.getOrDefault(segment, List.of())) {
        Systems.code(code, LineReader.mark(segment, element))
            .ifPresent(mark -> elements.set(element - 1, mark));
      }
    }
  }

  private String procedure(ItemComponent item, String usual) {
    Optional<Coding> code =
        item.getProductOrService().getCoding().stream()
            .filter(c -> Systems.procedureQualifier(String.valueOf(c.getSystem())).isPresent())
            .findFirst();
    if (code.isEmpty()) {
      sayer.error(
          "procedure-code-missing",
          "Claim.item.productOrService",
          "a line has no code of " + (usual.equals("AD") ? "CDT" : "CPT or HCPCS"));
      return "";
    }
    List<String> parts = new ArrayList<>();
    parts.add(Systems.procedureQualifier(code.get().getSystem()).orElse(usual));
    parts.add(sayer.text(code.get().getCode(), "2400"));
    item.getModifier().stream()
        .map(m -> sayer.text(m.getCodingFirstRep().getCode(), "2400"))
        .limit(4)
        .forEach(parts::add);
    if (item.getModifier().size() > 4) {
      sayer.error("too-many-modifiers", "Claim.item.modifier", "a line has four at most");
    }
    String text = item.getProductOrService().getText();
    if (text != null) {
      while (parts.size() < 6) {
        parts.add("");
      }
      parts.add(sayer.text(text, "2400"));
    }
    return String.join(":", parts);
  }

  private static String net(ItemComponent item) {
    if (item.hasNet()) {
      return Sayer.number(item.getNet().getValue());
    }
    BigDecimal quantity = item.hasQuantity() ? item.getQuantity().getValue() : BigDecimal.ONE;
    return item.hasUnitPrice() && item.getUnitPrice().hasValue()
        ? Sayer.number(item.getUnitPrice().getValue().multiply(quantity))
        : "";
  }

  private static String quantity(ItemComponent item) {
    return item.hasQuantity() ? Sayer.number(item.getQuantity().getValue()) : "1";
  }

  private static String unit(ItemComponent item) {
    return Systems.UNITS.equals(item.getQuantity().getSystem())
        ? item.getQuantity().getCode()
        : "UN";
  }

  /** The place, unless it is that of the claim. */
  private String place(ItemComponent item) {
    return item.hasLocationCodeableConcept()
        ? Systems.code(item.getLocationCodeableConcept(), Systems.PLACE)
            .map(c -> sayer.text(c, "2400"))
            .orElse("")
        : "";
  }

  private String pointers(ItemComponent item) {
    List<String> pointers = new ArrayList<>();
    for (PositiveIntType sequence : item.getDiagnosisSequence()) {
      Optional<Integer> place = diagnoses.pointer(sequence.getValue());
      if (place.isEmpty()) {
        sayer.error(
            "pointer-to-nothing",
            "Claim.item.diagnosisSequence",
            "a line points to a diagnosis that the claim does not have");
      }
      place.ifPresent(p -> pointers.add(p.toString()));
    }
    if (pointers.size() > 4) {
      sayer.warning(
          "pointers-cut",
          "Claim.item.diagnosisSequence",
          "a line points to four diagnoses at most");
    }
    return String.join(":", pointers.subList(0, Math.min(4, pointers.size())));
  }

  private void serviced(ItemComponent item, Part loop) {
    if (!item.hasServiced()) {
      return;
    }
    Type when = item.getServiced();
    if (when instanceof Period period && !period.hasEnd()) {
      when = Dates.day(Dates.day(period.getStartElement()));
    }
    String[] said = Dates.x12(when);
    loop.add(Row.of("DTP", "472", said[0], said[1]));
  }
}

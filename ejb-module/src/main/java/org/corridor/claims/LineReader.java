package org.corridor.claims;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** A service line: loop 2400. */
final class LineReader {
  static final String LINE_NUMBER = Systems.extension("claim-line-number");
  static final String NON_COVERED = Systems.extension("claim-line-non-covered");
  static final String CAVITY = X12Identifiers.codes("1361");

  /** Elements that hold a mark, as programme codes of the line. */
  static final Map<String, List<Integer>> MARKS =
      Map.of("SV1", List.of(9, 11, 12, 15), "SV3", List.of(5));

  private final ClaimBundle bundle;
  private final ClaimKind kind;

  LineReader(ClaimBundle bundle, ClaimKind kind) {
    this.bundle = bundle;
    this.kind = kind;
  }

  ItemComponent read(Part loop, FactsReader facts) {
    ItemComponent item = bundle.claim().addItem();
    item.setSequence(bundle.claim().getItem().size());
    loop.take("LX");
    loop.take(kind.service())
        .ifPresent(
            service -> {
              if (kind == ClaimKind.INSTITUTIONAL) {
                institutional(service, item);
              } else {
                professional(service, item, kind == ClaimKind.DENTAL ? 1 : 0);
              }
            });
    serviced(loop, item);
    loop.take("REF", "6R")
        .ifPresent(
            ref ->
                item.addExtension(
                    LINE_NUMBER, PartyReader.identifier(X12Identifiers.LINE_NUMBER, ref.text(2))));
    new ProviderReader(bundle, kind)
        .read(loop, facts, item::addCareTeamSequence, item::addInformationSequence);
    return item;
  }

  /** SV1 and, with one element less before the place, SV3. */
  private static void professional(Row service, ItemComponent item, int dental) {
    procedure(service.text(1), item);
    item.setNet(money(service.text(2)));
    quantity(service, dental == 1 ? 6 : 4, dental == 1 ? "" : service.text(3), item);
    int place = dental == 1 ? 3 : 5;
    if (!service.text(place).isEmpty()) {
      item.setLocation(Systems.concept(Systems.PLACE, service.text(place)));
    }
    int pointers = dental == 1 ? 11 : 7;
    for (int i = 1; i <= 4; i++) {
      if (service.text(pointers, i).matches("\\d{1,2}")) {
        item.addDiagnosisSequence(Integer.parseInt(service.text(pointers, i)));
      }
    }
    for (int mark : MARKS.getOrDefault(service.name(), List.of())) {
      if (!service.text(mark).isEmpty()) {
        item.addProgramCode(Systems.concept(mark(service.name(), mark), service.text(mark)));
      }
    }
    if (dental == 1 && !service.text(4).isEmpty()) {
      CodeableConcept areas = new CodeableConcept();
      for (String area : service.text(4).split(":", -1)) {
        areas.addCoding().setSystem(CAVITY).setCode(area);
      }
      item.setBodySite(areas);
    }
  }

  static String mark(String segment, int element) {
    return X12Identifiers.codes("%s%02d".formatted(segment, element));
  }

  private static void institutional(Row service, ItemComponent item) {
    item.setRevenue(Systems.concept(Systems.REVENUE, service.text(1)));
    if (service.text(2).isEmpty()) {
      // An item must have a product or service; the bill has none but its revenue code.
      item.setProductOrService(Systems.concept(Systems.REVENUE, service.text(1)));
    } else {
      procedure(service.text(2), item);
    }
    item.setNet(money(service.text(3)));
    quantity(service, 5, service.text(4), item);
    if (!service.text(7).isEmpty()) {
      item.addExtension(NON_COVERED, money(service.text(7)));
    }
  }

  private static void procedure(String composite, ItemComponent item) {
    String[] parts = composite.split(":", -1);
    String code = parts.length > 1 ? parts[1] : "";
    item.setProductOrService(Systems.concept(Systems.procedures(parts[0], code), code));
    for (int i = 2; i < Math.min(parts.length, 6); i++) {
      if (!parts[i].isEmpty()) {
        item.addModifier(Systems.concept(X12Identifiers.codes("1339"), parts[i]));
      }
    }
    if (parts.length > 6 && !parts[6].isEmpty()) {
      item.getProductOrService().setText(parts[6]);
    }
  }

  private static void quantity(Row service, int element, String unit, ItemComponent item) {
    if (service.text(element).isEmpty()) {
      return;
    }
    Quantity quantity = new Quantity().setValue(number(service.text(element)).orElse(null));
    if (!unit.isEmpty()) {
      quantity.setSystem(Systems.UNITS).setCode(unit);
    }
    item.setQuantity(quantity);
  }

  private static void serviced(Part loop, ItemComponent item) {
    loop.row("DTP", "472")
        .ifPresent(
            dtp -> {
              Type when = Dates.value(dtp.text(2), dtp.text(3));
              if (when instanceof DateType || when instanceof Period) {
                item.setServiced(when);
                loop.take("DTP", "472");
              }
            });
  }

  /** An amount; what is none stays out, as claims with such errors are not taken. */
  static Money money(String amount) {
    return number(amount)
        .map(value -> new Money().setValue(value).setCurrency("USD"))
        .orElseGet(Money::new);
  }

  /** A number; empty where the text is none. */
  static Optional<BigDecimal> number(String text) {
    return text.matches("-?(\\d+\\.?\\d*|\\.\\d+)")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}

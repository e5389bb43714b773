package org.corridor.eligibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.eligibility.Benefit.Kind;
import org.corridor.eligibility.Benefit.Network;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.BenefitComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.ItemsComponent;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UnsignedIntType;

/**
 * Makes items of benefits: one for each service type, network, unit and term. What is left of a
 * limit stands with its base, as what was used of it.
 */
final class ItemBuilder {
  private static final Map<String, String> TERMS =
      Map.of("7", "day", "22", "annual", "23", "annual", "25", "annual", "32", "lifetime");
  private static final Map<Kind, String> TYPES =
      Map.of(
          Kind.COPAY, "copay",
          Kind.COINSURANCE, "copay-percent",
          Kind.DEDUCTIBLE, "deductible",
          Kind.LIMIT, "benefit");

  private static final BigDecimal MOST = BigDecimal.valueOf(1000);

  private final InsuranceComponent insurance;
  private final Map<String, ItemsComponent> items = new LinkedHashMap<>();

  ItemBuilder(InsuranceComponent insurance) {
    this.insurance = insurance;
  }

  void add(List<Benefit> benefits) {
    for (Benefit benefit : benefits) {
      List<String> types = benefit.serviceTypes().isEmpty() ? List.of("") : benefit.serviceTypes();
      for (String type : types) {
        Optional<Benefit> base =
            benefit.remaining() ? base(benefit, type, benefits) : Optional.empty();
        ItemsComponent item = item(base.orElse(benefit), type);
        item.addExtension(Codings.RAW, new StringType(String.join("~", benefit.raw())));
        if (base.isPresent()) {
          used(item, base.get(), benefit);
        } else {
          fill(item, benefit);
        }
      }
    }
  }

  /** The base that a remaining amount is of; it stands before or behind. */
  private static Optional<Benefit> base(Benefit rest, String type, List<Benefit> benefits) {
    return benefits.stream()
        .filter(b -> !b.remaining() && b.kind() == rest.kind() && b.code().equals(rest.code()))
        .filter(b -> b.cents().isPresent() && rest.cents().isPresent())
        .filter(b -> b.levelCode().equals(rest.levelCode()) && b.network() == rest.network())
        .filter(b -> type.isEmpty() ? b.serviceTypes().isEmpty() : b.serviceTypes().contains(type))
        .filter(b -> b.procedure().equals(rest.procedure()) && b.places().equals(rest.places()))
        .findFirst();
  }

  private ItemsComponent item(Benefit benefit, String type) {
    String key =
        String.join(
            "|",
            type,
            benefit.network().name(),
            benefit.levelCode(),
            benefit.period(),
            benefit.procedure(),
            benefit.places().toString(),
            benefit.authorization().toString(),
            Boolean.toString(benefit.kind() == Kind.NOT_COVERED));
    return items.computeIfAbsent(key, k -> begin(benefit, type));
  }

  private ItemsComponent begin(Benefit benefit, String type) {
    ItemsComponent item = insurance.addItem();
    if (!type.isEmpty()) {
      item.setCategory(concept(Codings.SERVICE_TYPE, type));
    }
    procedure(item, benefit.procedure());
    if (benefit.network() == Network.IN || benefit.network() == Network.OUT) {
      item.setNetwork(concept(Codings.NETWORK, ResponseBuilder.word(benefit.network())));
    } else if (benefit.network() == Network.BOTH) {
      item.setNetwork(new CodeableConcept().setText("in and out of network"));
    }
    unit(item, benefit);
    if (!benefit.period().isEmpty()) {
      CodeableConcept term = concept(X12Identifiers.codes("615"), benefit.period());
      Optional.ofNullable(TERMS.get(benefit.period()))
          .ifPresent(t -> term.addCoding(new Coding(Codings.TERM, t, null)));
      item.setTerm(term);
    }
    benefit.authorization().ifPresent(item::setAuthorizationRequired);
    if (benefit.kind() == Kind.NOT_COVERED) {
      item.setExcluded(true);
    }
    return item;
  }

  private static void procedure(ItemsComponent item, String procedure) {
    String[] parts = procedure.split(":", -1);
    if (parts.length > 1) {
      String system = X12Identifiers.codes("235") + "/" + parts[0];
      item.setProductOrService(concept(system, parts[1]));
      for (int i = 2; i < parts.length && i < 6; i++) {
        if (!parts[i].isEmpty()) {
          item.addModifier(concept(system, parts[i]));
        }
      }
    }
  }

  private static void unit(ItemsComponent item, Benefit benefit) {
    if (benefit.levelCode().isEmpty()) {
      return;
    }
    CodeableConcept unit = concept(X12Identifiers.codes("1207"), benefit.levelCode());
    if (benefit.level() != Benefit.Level.OTHER) {
      unit.addCoding(new Coding(Codings.UNIT, ResponseBuilder.word(benefit.level()), null));
    }
    item.setUnit(unit);
  }

  private static void fill(ItemsComponent item, Benefit benefit) {
    if (!benefit.plan().isEmpty() && !item.hasName()) {
      item.setName(benefit.plan());
    }
    List<String> words = new ArrayList<>(benefit.messages());
    if (item.hasDescription()) {
      words.add(0, item.getDescription());
    }
    if (!words.isEmpty()) {
      item.setDescription(String.join("; ", words));
    }
    if (benefit.cents().isPresent()) {
      Money money = money(benefit.cents().getAsLong());
      BenefitComponent part =
          item.getBenefit().stream()
              .filter(b -> !b.hasAllowed() && is(b, benefit))
              .findFirst()
              .orElseGet(() -> part(item, benefit));
      if (benefit.remaining()) {
        part.addExtension(Codings.REMAINING, money);
      } else {
        part.setAllowed(money);
      }
    }
    benefit.percent().ifPresent(p -> percent(part(item, benefit), p));
    benefit.quantity().ifPresent(q -> quantity(part(item, benefit), benefit, q));
  }

  private static void used(ItemsComponent item, Benefit base, Benefit rest) {
    long left = rest.cents().orElse(0);
    BenefitComponent part =
        item.getBenefit().stream()
            .filter(b -> !b.hasUsed() && is(b, base))
            .findFirst()
            .orElseGet(() -> part(item, base));
    part.setUsed(money(base.cents().orElse(0) - left));
    part.addExtension(Codings.REMAINING, money(left));
  }

  private static boolean is(BenefitComponent part, Benefit benefit) {
    return part.getType().hasCoding(X12Identifiers.codes("1390"), benefit.code());
  }

  private static BenefitComponent part(ItemsComponent item, Benefit benefit) {
    CodeableConcept type = concept(X12Identifiers.codes("1390"), benefit.code());
    Optional.ofNullable(TYPES.get(benefit.kind()))
        .ifPresent(t -> type.addCoding(new Coding(Codings.BENEFIT_TYPE, t, null)));
    BenefitComponent part = new BenefitComponent().setType(type);
    item.addBenefit(part);
    return part;
  }

  private static void percent(BenefitComponent part, BigDecimal fraction) {
    BigDecimal percent = fraction.movePointRight(2).stripTrailingZeros();
    part.setAllowed(
        percent.scale() <= 0 && percent.signum() >= 0 && percent.compareTo(MOST) <= 0
            ? new UnsignedIntType(percent.intValueExact())
            : new StringType(percent.toPlainString()));
  }

  private static void quantity(BenefitComponent part, Benefit benefit, BigDecimal quantity) {
    part.getType().addCoding(new Coding(X12Identifiers.codes("673"), benefit.quantityType(), null));
    part.setAllowed(new StringType(quantity.toPlainString()));
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  private static Money money(long cents) {
    return new Money().setValue(BigDecimal.valueOf(cents, 2)).setCurrency("USD");
  }
}

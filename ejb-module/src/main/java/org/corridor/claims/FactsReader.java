package org.corridor.claims;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * What a claim or line says that FHIR has no element for is supporting information: dates, amounts
 * and numbers by their qualifiers, everything else segment by segment.
 */
final class FactsReader {
  private final ClaimBundle bundle;

  FactsReader(ClaimBundle bundle) {
    this.bundle = bundle;
  }

  /** Takes all that is left of a loop of the claim. */
  void claim(Part loop) {
    rest(loop, sequence -> {});
  }

  /**
   * Takes all that is left of a loop.
   *
   * @param link is told the number of each piece
   */
  void rest(Part loop, IntConsumer link) {
    boolean known = loop.id().equals("2300") || loop.id().equals("2400");
    for (Row row : loop.take(any -> true)) {
      SupportingInformationComponent info = bundle.info();
      link.accept(info.getSequence());
      if (!known || !fact(row, info)) {
        raw(info, loop.id(), row.raw());
      }
    }
    for (Part inner : loop.takeParts(any -> true)) {
      if (inner.rows().isEmpty()) {
        rest(inner, link);
        continue;
      }
      SupportingInformationComponent info = bundle.info();
      link.accept(info.getSequence());
      raw(info, inner.id(), text(inner.take(any -> true)));
      rest(inner, link);
    }
  }

  static String text(List<Row> rows) {
    return String.join("~", rows.stream().map(Row::raw).toList());
  }

  private static void raw(SupportingInformationComponent info, String loop, String text) {
    info.setCategory(Systems.concept(Systems.LOOP, loop)).setValue(new StringType(text));
  }

  private static boolean fact(Row row, SupportingInformationComponent info) {
    switch (row.name()) {
      case "DTP" -> {
        info.setCategory(Systems.concept(X12Identifiers.codes("374"), row.text(1)));
        Type value = Dates.value(row.text(2), row.text(3));
        if (value instanceof DateType || value instanceof Period) {
          info.setTiming(value);
        } else {
          info.setValue(value);
        }
        return true;
      }
      case "AMT" -> {
        info.setCategory(Systems.concept(X12Identifiers.codes("522"), row.text(1)));
        return money(row.text(2), info);
      }
      case "REF" -> {
        if (!row.text(3).isEmpty() || !row.text(4).isEmpty()) {
          return false;
        }
        info.setCategory(Systems.concept(X12Identifiers.codes("128"), row.text(1)));
        info.setValue(new StringType(row.text(2)));
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  static boolean money(String text, SupportingInformationComponent info) {
    Optional<BigDecimal> amount = LineReader.number(text);
    amount.ifPresent(
        value ->
            info.setValue(
                new Quantity().setValue(value).setSystem("urn:iso:std:iso:4217").setCode("USD")));
    return amount.isPresent();
  }
}

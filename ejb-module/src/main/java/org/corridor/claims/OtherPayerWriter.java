package org.corridor.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Claim.InsuranceComponent;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/** Insurances beside the one that the claim goes to: 2320 with 2330, and 2430 in the lines. */
final class OtherPayerWriter {
  private static final int TRIPLES = 6;

  private final Sayer sayer;
  private final CoverageWriter coverages;

  OtherPayerWriter(Sayer sayer) {
    this.sayer = sayer;
    this.coverages = new CoverageWriter(sayer);
  }

  /**
   * Adds the loops of one insurance.
   *
   * @param lines loops 2400 by the numbers of the claim's items
   */
  void write(InsuranceComponent insurance, Part claim, Map<Integer, Part> lines) {
    Optional<Coverage> found = sayer.references().find(insurance.getCoverage(), Coverage.class);
    if (found.isEmpty()) {
      sayer.error("coverage-missing", "Claim.insurance", "a coverage is not known");
      return;
    }
    Coverage coverage = found.get();
    Part other = new Part("2320");
    other.add(coverages.sbr(coverage, coverages.relationship(coverage)));
    Part person = coverages.person("2330A", coverage);
    Part payer = coverages.payer("2330B", coverage);
    other.add(person).add(payer);
    insurance
        .getPreAuthRef()
        .forEach(ref -> payer.add(Row.of("REF", "G1", sayer.text(ref.getValue(), "2330B/REF"))));
    sayer
        .references()
        .find(insurance.getClaimResponse(), ClaimResponse.class)
        .ifPresent(answer -> decision(answer, other, payer, lines));
    other.add(
        Row.of(
            "OI",
            "",
            "",
            ClaimMarks.of(insurance, 8).or(() -> ClaimMarks.of(sayer.claim(), 8)).orElse("Y"),
            ClaimMarks.of(insurance, 10).orElse(""),
            "",
            ClaimMarks.of(insurance, 9).or(() -> ClaimMarks.of(sayer.claim(), 9)).orElse("Y")));
    claim.add(other);
  }

  private void decision(ClaimResponse answer, Part other, Part payer, Map<Integer, Part> lines) {
    adjustments(answer.getAdjudication()).forEach(other::add);
    amounts(answer.getAdjudication()).forEach(other::add);
    String decided = date(answer.getExtensionByUrl(OtherPayerReader.DECIDED));
    if (!decided.isEmpty()) {
      payer.add(Row.of("DTP", "573", "D8", decided));
    }
    answer.getIdentifier().stream()
        .filter(i -> X12Identifiers.PAYER_CLAIM_NUMBER.equals(i.getSystem()))
        .map(Identifier::getValue)
        .findFirst()
        .ifPresent(number -> payer.add(Row.of("REF", "F8", sayer.text(number, "2330B/REF"))));
    for (Extension part : answer.getExtensionsByUrl(OtherPayerReader.PART)) {
      String[] said = part.getValue().primitiveValue().split("\\|", 2);
      FactsWriter.raw(said[0], said[1], other, List.of());
    }
    for (ClaimResponse.ItemComponent item : answer.getItem()) {
      Part line = lines.get(item.getItemSequence());
      if (line != null) {
        line.add(line(item, payer.text("NM1", 9)));
      } else {
        sayer.error("adjudication-of-nothing", "ClaimResponse.item", "the claim has no such line");
      }
    }
  }

  private Part line(ClaimResponse.ItemComponent item, String payer) {
    Part loop = new Part("2430");
    String paid =
        item.getAdjudication().stream()
            .filter(a -> OtherPayerReader.PAID.equals(system(a)))
            .map(a -> Sayer.number(a.getAmount().getValue()))
            .findFirst()
            .orElse("0");
    loop.add(
        Row.of(
            "SVD",
            payer,
            paid,
            text(item, OtherPayerReader.SERVICE),
            text(item, OtherPayerReader.REVENUE),
            text(item, OtherPayerReader.UNITS),
            text(item, OtherPayerReader.BUNDLED)));
    adjustments(item.getAdjudication()).forEach(loop::add);
    String decided = date(item.getExtensionByUrl(OtherPayerReader.DECIDED));
    if (!decided.isEmpty()) {
      loop.add(Row.of("DTP", "573", "D8", decided));
    }
    amounts(item.getAdjudication()).forEach(loop::add);
    return loop;
  }

  private static String text(Element item, String url) {
    Extension extension = item.getExtensionByUrl(url);
    return extension == null
        ? ""
        : Optional.ofNullable(extension.getValue().primitiveValue()).orElse("");
  }

  private static String date(@Nullable Extension extension) {
    return extension != null && extension.getValue() instanceof BaseDateTimeType date
        ? Dates.day(date)
        : "";
  }

  /** CAS by group, each with six adjustments at most, in the order in which the payer said them. */
  private static List<Row> adjustments(List<AdjudicationComponent> all) {
    Map<String, List<List<String>>> groups = new LinkedHashMap<>();
    for (AdjudicationComponent one : all) {
      if (X12Identifiers.ADJUSTMENT_GROUP.equals(system(one))) {
        groups
            .computeIfAbsent(
                one.getCategory().getCodingFirstRep().getCode(), g -> new ArrayList<>())
            .add(
                List.of(
                    one.getReason().getCodingFirstRep().getCode(),
                    Sayer.number(one.getAmount().getValue()),
                    one.hasValue() ? Sayer.number(one.getValue()) : ""));
      }
    }
    List<Row> rows = new ArrayList<>();
    groups.forEach((group, triples) -> rows.addAll(rows(group, triples)));
    return rows;
  }

  private static List<Row> rows(String group, List<List<String>> triples) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < triples.size(); i += TRIPLES) {
      List<String> elements = new ArrayList<>(List.of(group));
      triples.subList(i, Math.min(i + TRIPLES, triples.size())).forEach(elements::addAll);
      rows.add(new Row("CAS", elements));
    }
    return rows;
  }

  private static List<Row> amounts(List<AdjudicationComponent> all) {
    return all.stream()
        .filter(one -> OtherPayerReader.AMOUNTS.equals(system(one)))
        .map(
            one ->
                Row.of(
                    "AMT",
                    one.getCategory().getCodingFirstRep().getCode(),
                    Sayer.number(one.getAmount().getValue())))
        .toList();
  }

  private static String system(AdjudicationComponent one) {
    return String.valueOf(one.getCategory().getCodingFirstRep().getSystem());
  }
}

package org.corridor.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * Supporting information as segments: what {@link FactsReader} made of them, and what is common.
 */
final class FactsWriter {
  private static final String COMMON =
      "http://terminology.hl7.org/CodeSystem/claiminformationcategory";

  /** Segments that begin a loop; others belong into one that is there. */
  private static final Set<String> FIRST = Set.of("NM1", "LIN", "LQ", "SVD", "SBR");

  private final Sayer sayer;

  FactsWriter(Sayer sayer) {
    this.sayer = sayer;
  }

  /**
   * Says one piece.
   *
   * @param to loop 2300 or 2400
   * @param outer further loops that a piece may belong to
   */
  void write(SupportingInformationComponent info, Part to, List<Part> outer) {
    Coding category = info.getCategory().getCodingFirstRep();
    String system = String.valueOf(category.getSystem());
    String code = String.valueOf(category.getCode());
    if (system.equals(Systems.LOOP)) {
      raw(code, info.getValueStringType().getValue(), to, outer);
    } else if (!known(info, system, code, to)) {
      sayer.warning(
          "not-said", "Claim.supportingInfo", "an 837 has no place for this kind of information");
    }
  }

  private boolean known(SupportingInformationComponent info, String system, String code, Part to) {
    if (system.equals(X12Identifiers.codes("374"))) {
      Type value = info.hasTiming() ? info.getTiming() : info.getValue();
      return date(to, code, value);
    }
    if (system.equals(X12Identifiers.codes("522")) && info.getValue() instanceof Quantity amount) {
      to.add(Row.of("AMT", code, Sayer.number(amount.getValue())));
      return true;
    }
    if (system.equals(X12Identifiers.codes("128")) && info.getValue() instanceof StringType text) {
      to.add(Row.of("REF", code, sayer.text(text.getValue(), to.id() + "/REF")));
      return true;
    }
    if (system.equals(HealthCodes.QUALIFIERS)) {
      return HealthCodesWriter.fact(info, code, to);
    }
    return stay(info, system, to) || (system.equals(COMMON) && common(info, code, to));
  }

  private boolean date(Part to, String qualifier, Type value) {
    String[] said = Dates.x12(value);
    if (said[1].isEmpty()) {
      return false;
    }
    to.add(Row.of("DTP", qualifier, said[0], sayer.text(said[1], to.id() + "/DTP")));
    return true;
  }

  private static boolean stay(SupportingInformationComponent info, String system, Part to) {
    for (int i = 0; i < ClaimReader.STAY.size(); i++) {
      if (system.equals(X12Identifiers.codes(ClaimReader.STAY.get(i)))) {
        Row before = to.take("CL1").orElseGet(() -> Row.of("CL1"));
        List<String> elements = new ArrayList<>(List.of("", "", ""));
        for (int j = 0; j < before.elements().size(); j++) {
          elements.set(j, before.elements().get(j));
        }
        elements.set(
            i, Optional.ofNullable(info.getCode().getCodingFirstRep().getCode()).orElse(""));
        to.add(new Row("CL1", elements));
        return true;
      }
    }
    return false;
  }

  /** What others than {@link FactsReader} say, in FHIR's own categories. */
  private boolean common(SupportingInformationComponent info, String code, Part to) {
    if (code.equals("info") && info.getValue() instanceof StringType text) {
      to.add(Row.of("NTE", "ADD", sayer.text(text.getValue(), to.id() + "/NTE")));
      return true;
    }
    boolean professional = sayer.kind() == ClaimKind.PROFESSIONAL;
    if (code.equals("onset") && professional && info.getTiming() instanceof DateType day) {
      return date(to, "431", day);
    }
    if (code.equals("hospitalized") && professional && info.getTiming() instanceof Period stay) {
      date(to, "435", day(stay.getStartElement()));
      return !stay.hasEnd() || date(to, "096", day(stay.getEndElement()));
    }
    return false;
  }

  private static DateType day(DateTimeType moment) {
    return Dates.day(Dates.day(moment));
  }

  /** Brings segments back to where they were read. */
  static void raw(String loop, String text, Part to, List<Part> outer) {
    List<Row> rows = Arrays.stream(text.split("~", -1)).map(Row::parse).toList();
    List<Part> all = new ArrayList<>();
    all.add(to);
    all.addAll(outer);
    Optional<Part> there = FIRST.contains(rows.get(0).name()) ? Optional.empty() : find(all, loop);
    Part part =
        there.orElseGet(
            () -> {
              Part made = new Part(loop);
              home(all, loop).add(made);
              return made;
            });
    rows.forEach(part::add);
  }

  private static Optional<Part> find(List<Part> parts, String id) {
    for (Part part : parts) {
      if (part.id().equals(id)) {
        return Optional.of(part);
      }
      Optional<Part> inner = find(part.parts(), id);
      if (inner.isPresent()) {
        return inner;
      }
    }
    return Optional.empty();
  }

  /** Loops 2010AB and 2010AC lie in 2000A, 2010B in 2000B; the rest in what is being written. */
  private static Part home(List<Part> parts, String id) {
    return id.startsWith("2010") && id.length() > 4
        ? find(parts, "2000" + id.charAt(4)).orElse(parts.get(0))
        : parts.get(0);
  }
}

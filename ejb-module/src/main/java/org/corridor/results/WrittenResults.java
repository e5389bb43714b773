package org.corridor.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.writing.Source;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;

/**
 * The observations of one report.
 *
 * @param lines its results with their members, and what was told with its order
 */
record WrittenResults(List<Observation> lines) {

  private static final String SECTIONS = "http://terminology.hl7.org/CodeSystem/v2-0074";
  private static final String KINDS = "http://terminology.hl7.org/CodeSystem/v2-0936";

  /** OBX-29: answers to questions asked with the order, and what else the laboratory was told. */
  private static final Set<String> SUPPORTING = Set.of("QST", "SCI");

  static WrittenResults of(DiagnosticReport report, Optional<ServiceRequest> order, Source source) {
    List<Observation> lines = new ArrayList<>();
    order.ifPresent(
        known ->
            known.getSupportingInfo().stream()
                .flatMap(told -> source.resolve(told, Observation.class).stream())
                .filter(told -> isSupporting(told) && !isAboutSpecimen(told, source))
                .forEach(told -> add(told, lines, source)));
    for (Reference result : report.getResult()) {
      source.resolve(result, Observation.class).ifPresent(known -> add(known, lines, source));
    }
    return new WrittenResults(lines);
  }

  private static boolean isSupporting(Observation told) {
    return told.getCategory().stream()
        .flatMap(category -> category.getCoding().stream())
        .filter(coding -> KINDS.equals(coding.getSystem()))
        .anyMatch(coding -> SUPPORTING.contains(coding.getCode()));
  }

  private static boolean isAboutSpecimen(Observation told, Source source) {
    return told.getFocus().stream()
        .anyMatch(focus -> source.resolve(focus, Specimen.class).isPresent());
  }

  /** Members may have each other as members. */
  private static void add(Observation known, List<Observation> lines, Source source) {
    if (lines.stream().noneMatch(line -> line == known)) {
      lines.add(known);
      for (Reference member : known.getHasMember()) {
        source.resolve(member, Observation.class).ifPresent(part -> add(part, lines, source));
      }
    }
  }

  /** The result of another report that this one looks into. */
  Optional<Observation> parent(Source source) {
    return lines.stream()
        .flatMap(line -> line.getDerivedFrom().stream())
        .flatMap(from -> source.resolve(from, Observation.class).stream())
        .filter(parent -> lines.stream().noneMatch(line -> line == parent))
        .findFirst();
  }

  /** What is told of {@code specimen} itself. */
  List<Observation> about(Specimen specimen, Source source) {
    return source.all(Observation.class).stream()
        .filter(line -> lines.stream().noneMatch(one -> one == line))
        .filter(
            line ->
                line.getFocus().stream()
                    .anyMatch(
                        focus -> source.resolve(focus).filter(it -> it == specimen).isPresent()))
        .toList();
  }

  /** What the section in OBR-24, or the specimen, says of the kind of results. */
  void categorized(DiagnosticReport report, Source source) {
    String section =
        report.getCategory().stream()
            .flatMap(category -> category.getCoding().stream())
            .filter(coding -> SECTIONS.equals(coding.getSystem()))
            .map(coding -> String.valueOf(coding.getCode()))
            .findFirst()
            .orElse("");
    Optional<CodeableConcept> kind = Categories.of(section, report.hasSpecimen());
    for (Observation line : lines) {
      line.getCategory().stream()
          .filter(category -> kind.filter(category::equalsDeep).isPresent())
          .forEach(source::sayAll);
    }
  }
}

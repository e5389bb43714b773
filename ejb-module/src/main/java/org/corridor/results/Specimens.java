package org.corridor.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.results.Grouping.OrderGroup;
import org.corridor.translation.Identity;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;

/** SPM, or what OBR says of the specimen where there is no SPM. */
final class Specimens {

  private static final Map<String, ValueFunction> FUNCTIONS =
      Map.of(
          "annotation", Notes::fromField,
          "sourceNote", Notes::fromSource,
          "observedWhen", Reports::observedWhen);
  private static final SegmentTable SPM =
      SegmentTable.load(Specimens.class, "SPM-Specimen.csv", new Specimen(), FUNCTIONS);
  private static final SegmentTable OBR =
      SegmentTable.load(Specimens.class, "OBR-Specimen.csv", new Specimen(), FUNCTIONS);

  /** OBR fields that speak of a specimen and of nothing else. */
  private static final List<Integer> TELLING = List.of(9, 10, 14, 15, 39);

  private Specimens() {}

  static List<Reference> draft(OrderGroup group, String orderKey, PatientResults of) {
    List<Reference> specimens = new ArrayList<>(1);
    for (V2Segment spm : group.specimens()) {
      specimens.add(draft(SPM, spm, "Specimen|" + number(spm, orderKey), of));
    }
    if (specimens.isEmpty()) {
      group
          .obr()
          .filter(obr -> TELLING.stream().anyMatch(field -> !obr.field(field).isAbsent()))
          .map(obr -> draft(OBR, obr, "source|" + orderKey, of))
          .ifPresent(specimens::add);
    }
    return specimens;
  }

  private static Reference draft(
      SegmentTable table, V2Segment segment, String key, PatientResults of) {
    String id = Identity.of("Specimen", key);
    if (!of.ids().isNew(id)) {
      return new Reference("Specimen/" + id);
    }
    Specimen specimen = new Specimen();
    specimen.setId(id);
    specimen.setSubject(of.patient());
    table.fill(specimen, segment, of.passage());
    return of.passage().draft(specimen, Weight.ASSERT, Set.of());
  }

  /**
   * The laboratory's number of the specimen, the placer's, the accession; a specimen without any is
   * its order's first, second and so on. A number is only unique with who assigned it, and with the
   * sender where nobody is named.
   */
  private static String number(V2Segment spm, String orderKey) {
    for (String eip : List.of("2.2", "2.1")) {
      if (!spm.value(eip + ".1").isEmpty()) {
        return String.join(
            "|", spm.value(eip + ".1"), spm.value(eip + ".2"), spm.value(eip + ".3"), "");
      }
    }
    String accession = spm.value("30.1");
    return accession.isEmpty() ? orderKey + '|' + spm.value("1") : "accession|" + accession;
  }
}

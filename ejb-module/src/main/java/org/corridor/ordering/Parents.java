package org.corridor.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.OrderGroup;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** Which result a further order looks into (OBR-26), such as the organism of a susceptibility. */
public final class Parents {

  private record Known(String code, String sub, Reference reference) {}

  private final List<Known> known = new ArrayList<>();

  public void add(V2Segment obx, Observation observation) {
    known.add(
        new Known(
            Ids.code(obx, 3),
            obx.field(4).text(),
            new Reference("Observation/" + observation.getIdPart())));
  }

  /**
   * The parent result of a group; a description of it when it is in another message.
   *
   * <p>HL7 v2.5.1 ch. 4.5.3.26: OBR-26.1 is OBX-3 of the parent, OBR-26.2 its OBX-4.
   */
  public Optional<Reference> of(OrderGroup group) {
    return group.obr().filter(obr -> !obr.value("26.1.1").isEmpty()).map(this::of);
  }

  private Reference of(V2Segment obr) {
    String code = obr.field(26).first().component(1);
    String sub = obr.field(26).first().component(2);
    return known.stream()
        .filter(parent -> parent.code().equals(code))
        .filter(parent -> sub.isEmpty() || parent.sub().equals(sub))
        .reduce((first, last) -> last)
        .map(parent -> parent.reference().copy())
        .orElseGet(() -> new Reference().setDisplay(description(obr, code, sub)));
  }

  private static String description(V2Segment obr, String code, String sub) {
    String name = obr.field(26).first().sub(1, 2);
    String test = name.isEmpty() ? code : name;
    return sub.isEmpty() ? test : test + " (" + sub + ")";
  }
}

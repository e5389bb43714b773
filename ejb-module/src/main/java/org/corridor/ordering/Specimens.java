package org.corridor.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Grouping.SpecimenGroup;
import org.corridor.participation.Participant;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;

/** SPM, and what OBR says of the specimen where there is no SPM or a single one. */
public final class Specimens {

  private static final Map<String, ValueFunction> FUNCTIONS =
      Map.of(
          "annotation", Notes::fromField,
          "relatedSpecimen", Specimens::related,
          "sourceNote", Notes::fromSource,
          "observedWhen", ObservedWhen::read,
          "observedUntil", ObservedWhen::until,
          "fastingStatus", Containers::fastingStatus,
          "fastingDuration", Containers::fastingDuration);
  private static final SegmentTable SPM =
      SegmentTable.load(Specimens.class, "SPM-Specimen.csv", new Specimen(), FUNCTIONS);
  private static final SegmentTable OBR =
      SegmentTable.load(Specimens.class, "OBR-Specimen.csv", new Specimen(), FUNCTIONS);

  private static final TypeMap FILLER = TypeMaps.named("EIP[Identifier-FillerAssignedIdentifier]");
  private static final TypeMap PLACER = TypeMaps.named("EIP[Identifier-PlacerAssignedIdentifier]");

  /** OBR fields that speak of a specimen and of nothing else. */
  private static final List<Integer> TELLING = List.of(9, 10, 14, 15, 39);

  private static final Set<String> COLLECTING = Set.of("SC");

  private Specimens() {}

  public static List<Reference> draft(OrderGroup group, String orderKey, PatientResults of) {
    List<Reference> specimens = new ArrayList<>(1);
    for (SpecimenGroup specimen : group.specimens()) {
      V2Segment spm = specimen.spm();
      Specimen filled = new Specimen();
      SPM.fill(filled, spm, of.passage());
      Containers.fill(filled, specimen.containers(), of.passage());
      if (group.specimens().size() == 1) {
        telling(group)
            .ifPresent(obr -> SpecimenOfOrder.complete(filled, ordered(obr, of.passage())));
      }
      collector(filled, group, of);
      specimens.add(draft(filled, "Specimen|" + number(spm, orderKey), of));
    }
    if (specimens.isEmpty()) {
      telling(group)
          .map(
              obr -> {
                Specimen filled = ordered(obr, of.passage());
                collector(filled, group, of);
                return draft(filled, "source|" + orderKey, of);
              })
          .ifPresent(specimens::add);
    }
    return specimens;
  }

  private static Optional<V2Segment> telling(OrderGroup group) {
    return group
        .obr()
        .filter(obr -> TELLING.stream().anyMatch(field -> !obr.field(field).isAbsent()));
  }

  private static Specimen ordered(V2Segment obr, Passage passage) {
    Specimen specimen = new Specimen();
    OBR.fill(specimen, obr, passage);
    return specimen;
  }

  /** Table 0912: SC collects specimens. */
  private static void collector(Specimen specimen, OrderGroup group, PatientResults of) {
    if (!specimen.getCollection().hasCollector()) {
      Participant.doing(COLLECTING, group.participants())
          .findFirst()
          .flatMap(prt -> Participant.of(prt, of.passage()))
          .filter(who -> !String.valueOf(who.getReference()).startsWith("Organization"))
          .ifPresent(specimen.getCollection()::setCollector);
    }
  }

  private static Reference draft(Specimen specimen, String key, PatientResults of) {
    String id = Identity.of("Specimen", key);
    if (!of.ids().isNew(id)) {
      return new Reference("Specimen/" + id);
    }
    specimen.setId(id);
    specimen.setSubject(of.patient());
    return of.passage().draft(specimen, Weight.ASSERT, Set.of());
  }

  /** OBX-33: the specimen, or only its number where the message does not describe it. */
  public static @Nullable Base related(Spot spot) {
    Optional<String> number = number(spot.repetition());
    if (number.isEmpty()) {
      return null;
    }
    String reference = "Specimen/" + Identity.of("Specimen", "Specimen|" + number.get());
    if (spot.passage().asserted().stream().anyMatch(d -> d.reference().equals(reference))) {
      return new Reference(reference);
    }
    Base filler = FILLER.map(spot.repetition(), spot.passage().context());
    Base known = filler == null ? PLACER.map(spot.repetition(), spot.passage().context()) : filler;
    return known instanceof Identifier identifier
        ? new Reference().setType("Specimen").setIdentifier(identifier)
        : null;
  }

  private static Optional<String> number(V2Repetition eip) {
    return Stream.of(2, 1)
        .filter(part -> !eip.sub(part, 1).isEmpty())
        .map(part -> String.join("|", eip.sub(part, 1), eip.sub(part, 2), eip.sub(part, 3), ""))
        .findFirst();
  }

  /**
   * The laboratory's number of the specimen, the placer's, the accession; a specimen without any is
   * its order's first, second and so on. A number is only unique with who assigned it, and with the
   * sender where nobody is named.
   */
  private static String number(V2Segment spm, String orderKey) {
    String accession = spm.value("30.1");
    return number(spm.field(2).first())
        .orElse(accession.isEmpty() ? orderKey + '|' + spm.value("1") : "accession|" + accession);
  }
}

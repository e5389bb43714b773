package org.corridor.reconciliation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Resource;

/** Carries out the merges of one message on a worksheet. */
final class Merging {

  /** References that one transaction moves; the change asks to be committed again for the rest. */
  static final int REFERENCES_AT_ONCE = 2_000;

  /** Links between patients and the provenance of what was said are history. */
  private static final Set<String> HISTORY = Set.of("Patient", "Provenance");

  private static final Map<String, String> FIELDS =
      Map.of("Patient", "MRG-1", "Account", "MRG-3", "Encounter", "MRG-5");

  private final Worksheet worksheet;
  private final List<Finding> findings;
  private final Map<String, String> merged = new HashMap<>();
  private boolean unfinished;

  Merging(Worksheet worksheet, List<Finding> findings) {
    this.worksheet = worksheet;
    this.findings = findings;
  }

  /** Whether references are left over for another transaction. */
  boolean isUnfinished() {
    return unfinished;
  }

  /** The patients who are another one now. */
  Map<String, String> merged() {
    return merged;
  }

  void merge(RecordMerge merge) {
    String survivor = Survivors.survivor(merge.survivor(), worksheet);
    String prior = merge.priorReference();
    if (merge.survivor().equals(prior)) {
      return;
    }
    if (survivor.equals(prior)) {
      note(
          merge,
          "merge-reversed",
          "An earlier merge went the other way round; this one is not applied.");
      return;
    }
    String known = Survivors.survivor(prior, worksheet);
    if (!known.equals(prior) && !known.equals(survivor)) {
      note(
          merge,
          "merged-elsewhere",
          "The prior number was merged into another one before; this merge is not applied.");
      return;
    }
    retire(merge.prior(), prior, survivor);
    if (prior.startsWith(Owners.PATIENT)) {
      merged.put(prior, survivor);
    }
    complete(survivor, prior);
    moveReferences(prior, survivor);
  }

  private void note(RecordMerge merge, String code, String text) {
    findings.add(Finding.warning(field(merge), code, text));
  }

  /** Where the number of the prior record stands. */
  static String field(RecordMerge merge) {
    return FIELDS.getOrDefault(merge.prior().fhirType(), "MRG");
  }

  private void retire(Resource stub, String prior, String survivor) {
    if (worksheet.open(prior).isEmpty()) {
      worksheet.create(prior, stub.copy());
    }
    worksheet
        .open(prior)
        .ifPresent(record -> Succession.retire(record, survivor, LinkType.REPLACEDBY));
  }

  private void complete(String survivor, String prior) {
    Optional<Resource> retired = worksheet.read(prior);
    boolean unknown = worksheet.stored(survivor).isEmpty();
    worksheet
        .open(survivor)
        .ifPresent(
            record -> {
              if (unknown && retired.isPresent() && retired.get() instanceof Patient patient) {
                takeOver(patient, record);
              }
              Succession.link(record, prior, LinkType.REPLACES);
              List<Identifier> numbers = Succession.numbers(record);
              retired.ifPresent(
                  known ->
                      Succession.numbers(known).forEach(number -> Numbers.keep(numbers, number)));
            });
  }

  /** Somebody who was known by the prior number only is still known by what was said then. */
  private static void takeOver(Patient prior, Resource survivor) {
    Patient said = prior.copy();
    said.setId(survivor.getIdPart());
    said.setMeta(null);
    said.getIdentifier().clear();
    said.getLink().clear();
    new Amendment(Draft.mentioned(said, Instant.EPOCH), survivor).apply();
  }

  void moveReferences(String prior, String survivor) {
    List<Resource> referring = worksheet.referringTo(prior, HISTORY, REFERENCES_AT_ONCE);
    boolean moved = false;
    for (Resource resource : referring) {
      Optional<Resource> copy = worksheet.open(resource.fhirType() + '/' + resource.getIdPart());
      moved |= copy.isPresent() && References.turn(copy.get(), Map.of(prior, survivor));
    }
    unfinished |= moved && referring.size() == REFERENCES_AT_ONCE;
  }
}

package org.corridor.reconciliation;

import java.util.List;
import java.util.Map;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Carries out the merge of two patients on a worksheet. */
final class Merging {

  /** More references than this are moved by replaying the message. */
  static final int MOST_REFERENCES = 10_000;

  private final Worksheet worksheet;
  private final List<Finding> findings;

  Merging(Worksheet worksheet, List<Finding> findings) {
    this.worksheet = worksheet;
    this.findings = findings;
  }

  void merge(PatientMerge merge) {
    String survivor = Survivors.survivor(merge.survivor(), worksheet);
    String prior = merge.priorReference();
    if (survivor.equals(prior)) {
      findings.add(
          Finding.warning(
              "MRG-1",
              "merge-reversed",
              "An earlier merge went the other way round; this one is not applied."));
      return;
    }
    String known = Survivors.survivor(prior, worksheet);
    if (!known.equals(prior) && !known.equals(survivor)) {
      findings.add(
          Finding.warning(
              "MRG-1",
              "merged-elsewhere",
              "The prior number was merged into another patient before; this merge is not"
                  + " applied."));
      return;
    }
    retire(merge.prior(), prior, survivor);
    complete(survivor, prior);
    moveReferences(prior, survivor);
  }

  private void retire(Patient stub, String prior, String survivor) {
    if (worksheet.open(prior).isEmpty()) {
      worksheet.create(prior, stub.copy());
    }
    worksheet
        .open(prior)
        .map(Patient.class::cast)
        .ifPresent(
            patient -> {
              patient.setActive(false);
              link(patient, survivor, LinkType.REPLACEDBY);
            });
  }

  private void complete(String survivor, String prior) {
    List<Identifier> numbers =
        worksheet
            .read(prior)
            .map(Patient.class::cast)
            .map(Patient::getIdentifier)
            .orElse(List.of());
    worksheet
        .open(survivor)
        .map(Patient.class::cast)
        .ifPresent(
            patient -> {
              link(patient, prior, LinkType.REPLACES);
              numbers.forEach(number -> keep(patient, number));
            });
  }

  private static void link(Patient patient, String other, LinkType type) {
    boolean linked =
        patient.getLink().stream()
            .anyMatch(
                link -> link.getType() == type && References.plain(link.getOther()).equals(other));
    if (!linked) {
      patient.addLink().setType(type).setOther(new Reference(other));
    }
  }

  /** The survivor is found under the old numbers too. */
  private static void keep(Patient patient, Identifier number) {
    boolean known =
        patient.getIdentifier().stream()
            .anyMatch(
                own ->
                    String.valueOf(own.getSystem()).equals(String.valueOf(number.getSystem()))
                        && String.valueOf(own.getValue())
                            .equals(String.valueOf(number.getValue())));
    if (!known) {
      patient.addIdentifier(number.copy().setUse(IdentifierUse.OLD));
    }
  }

  private void moveReferences(String prior, String survivor) {
    List<Resource> referring = worksheet.referringTo(prior, MOST_REFERENCES);
    if (referring.size() == MOST_REFERENCES) {
      findings.add(
          Finding.warning(
              "MRG-1",
              "merge-incomplete",
              "More resources refer to the prior number than one message moves; replay it."));
    }
    for (Resource resource : referring) {
      if (!(resource instanceof Patient) && !(resource instanceof Provenance)) {
        worksheet
            .open(resource.fhirType() + '/' + resource.getIdPart())
            .ifPresent(copy -> References.turn(copy, Map.of(prior, survivor)));
      }
    }
  }
}

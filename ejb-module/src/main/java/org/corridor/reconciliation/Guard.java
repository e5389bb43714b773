package org.corridor.reconciliation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.reconciliation.Keepers.Keeper;
import org.corridor.repository.Names;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Keeps a message out of the records of others: notes how they stand before its drafts are applied,
 * and puts them back afterwards. What the drafts would have made of them is withheld.
 */
final class Guard {

  /** The code of the finding that something is kept as a proposal. */
  static final String PROPOSED = "kept-as-proposal";

  private static final String SOURCE = Names.EXTENSION + "source";

  private final Keepers keepers;
  private final Worksheet worksheet;
  private final List<Finding> findings;
  private final Map<String, Guarded> guarded = new LinkedHashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final Set<String> provenances = new LinkedHashSet<>();
  private final Set<String> putBack = new HashSet<>();
  private final Set<String> absent = new HashSet<>();
  private final List<Withheld> withheld = new ArrayList<>();
  private final List<Dissent.Agreed> agreed = new ArrayList<>();
  private final List<Resource> records = new ArrayList<>();

  Guard(Keepers keepers, Worksheet worksheet, List<Finding> findings) {
    this.keepers = keepers;
    this.worksheet = worksheet;
    this.findings = findings;
  }

  /** Notes how everything stands that drafts are about and somebody keeps. */
  void watch(List<Draft> drafts) {
    if (keepers.kinds().isEmpty()) {
      return;
    }
    for (Draft draft : drafts) {
      if (draft.resource() instanceof Provenance provenance) {
        provenances.add(draft.reference());
        provenance.getTarget().forEach(this::place);
      }
      if (draft.resource() instanceof Patient && keepers.concernPatients()) {
        guarded(draft).hear(draft);
      } else if (kind(draft).flatMap(keepers::of).isPresent()) {
        guarded(draft).hear(draft);
      }
    }
  }

  private Guarded guarded(Draft draft) {
    return guarded.computeIfAbsent(
        draft.reference(), reference -> new Guarded(worksheet.mark(reference)));
  }

  /** A problem stays one, whatever a message takes it for. */
  private Optional<RecordKind> kind(Draft draft) {
    return RecordKind.whole(worksheet.read(draft.reference()).orElse(draft.resource()));
  }

  private void place(Reference target) {
    target.getExtensionsByUrl(SOURCE).stream()
        .map(source -> source.getValue().primitiveValue())
        .map(source -> source.substring(0, (source + ' ').indexOf(' ')))
        .findFirst()
        .ifPresent(segment -> places.putIfAbsent(References.plain(target), segment));
  }

  /** Puts back what others keep, after all drafts were applied. */
  void restore() {
    guarded.forEach(this::restore);
    if (!absent.isEmpty()) {
      Unsaid unsaid = new Unsaid(absent);
      worksheet.changed().stream().filter(unsaid::isIn).forEach(unsaid::takeOut);
    }
    if (!putBack.isEmpty()) {
      provenances.forEach(this::withoutWithheld);
    }
  }

  private void withoutWithheld(String reference) {
    if (worksheet.read(reference).isPresent()
        && worksheet.open(reference).orElseThrow() instanceof Provenance provenance) {
      Unsaid.notSourceOf(putBack, provenance);
      if (provenance.getTarget().isEmpty()) {
        worksheet.drop(reference);
      }
    }
  }

  private void restore(String reference, Guarded one) {
    Resource after = worksheet.open(reference).orElseThrow();
    Optional<Resource> before = one.mark().resource();
    if (after instanceof Patient patient) {
      restore(reference, one, new GuardedPatient(before.map(Patient.class::cast), patient));
      return;
    }
    RecordKind kind = RecordKind.whole(before.orElse(after)).orElseThrow();
    whole(reference, kind, keepers.of(kind).orElseThrow(), one, after);
  }

  private void restore(String reference, Guarded one, GuardedPatient patient) {
    Set<RecordKind> own = EnumSet.noneOf(RecordKind.class);
    for (RecordKind kind : RecordKind.groups()) {
      Optional<Keeper> keeper = keepers.of(kind);
      if (keeper.filter(Keeper::own).isPresent()) {
        own.add(kind);
      } else if (keeper.isPresent() && !patient.standsIn(kind, keeper.get())) {
        group(reference, kind, keeper.get(), one, patient);
      }
    }
    if (!own.isEmpty()) {
      one.asserted().ifPresent(draft -> patient.hear(draft, own));
      records.add(patient.after());
    }
  }

  private void group(
      String reference, RecordKind kind, Keeper keeper, Guarded one, GuardedPatient patient) {
    List<String> different = patient.different(kind);
    if (!different.isEmpty()) {
      withhold(
          new Withheld(
              kind,
              reference,
              reference,
              one.time(),
              Optional.of(patient.before(different)),
              patient.after(different)),
          keeper);
    } else if (one.states(kind)) {
      agreed.add(new Dissent.Agreed(kind, reference, one.time()));
    }
    patient.putBack(kind);
  }

  private void whole(
      String reference, RecordKind kind, Keeper keeper, Guarded one, Resource after) {
    Optional<Resource> before = one.mark().resource();
    if (keeper.own()) {
      if (one.asserted().isPresent()) {
        StandIns.end(after, kind);
      }
      records.add(after);
      return;
    }
    if (keeper.standIn() && isFree(kind, before, after)) {
      StandIns.begin(after, kind);
      return;
    }
    List<String> different = Elements.different(before, after);
    if (!different.isEmpty()) {
      String patient = Owners.now(after, worksheet).stream().findFirst().orElse("");
      withhold(
          new Withheld(
              kind,
              reference,
              patient,
              one.time(),
              before.map(known -> Elements.only(different, known)),
              Elements.only(different, after)),
          keeper);
    } else if (one.asserted().isPresent()) {
      agreed.add(new Dissent.Agreed(kind, reference, one.time()));
    }
    worksheet.backTo(one.mark());
    putBack.add(reference);
    if (before.isEmpty()) {
      absent.add(reference);
    } else {
      worksheet.open(reference).ifPresent(known -> Memory.protect(known, after));
    }
  }

  /** Nobody who keeps the record has said anything of the kind about the patient. */
  private boolean isFree(RecordKind kind, Optional<Resource> before, Resource after) {
    return before.isPresent()
        ? StandIns.is(before.get(), kind)
        : Owners.now(after, worksheet).stream()
            .flatMap(patient -> worksheet.ofType(kind.type(), patient).stream())
            .filter(known -> RecordKind.whole(known).equals(Optional.of(kind)))
            .allMatch(known -> StandIns.is(known, kind));
  }

  private void withhold(Withheld one, Keeper keeper) {
    withheld.add(one);
    String place = one.kind().isGroup() ? one.kind().place() : places.get(one.target());
    findings.add(
        Finding.warning(
            place == null ? one.kind().place() : place,
            PROPOSED,
            "%s keeps the record of %s: what this message says of it is kept as a proposal."
                .formatted(keeper.name(), one.kind().word())));
  }

  /** Whether the record of {@code reference} is not the sender's to confirm. */
  boolean hasPutBack(String reference) {
    return putBack.contains(reference);
  }

  Dissent dissent(Map<String, String> merged) {
    return new Dissent(withheld, agreed, records, merged);
  }
}

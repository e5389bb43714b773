package org.corridor.reconciliation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;

/** Carries out moves of visits and accounts, with everything that belongs to them. */
final class Moving {

  /** More than this belongs to no visit. */
  private static final int MOST = 10_000;

  private static final Set<String> HISTORY = Set.of("Patient", "Provenance");

  private final Worksheet worksheet;
  private final List<Finding> findings;

  Moving(Worksheet worksheet, List<Finding> findings) {
    this.worksheet = worksheet;
    this.findings = findings;
  }

  /** The patients whom something leaves by {@code moves}. */
  static Set<String> leaving(List<RecordMove> moves, Worksheet worksheet) {
    Set<String> leaving = new LinkedHashSet<>();
    for (RecordMove move : moves) {
      move.from().forEach(patient -> leaving.add(Owners.now(patient, worksheet)));
      worksheet
          .stored(Survivors.survivor(move.record(), worksheet))
          .ifPresent(known -> leaving.addAll(Owners.now(known, worksheet)));
    }
    return leaving;
  }

  void move(RecordMove move) {
    String record = Survivors.survivor(move.record(), worksheet);
    String patient = Survivors.survivor(move.patient(), worksheet);
    Set<String> from = new LinkedHashSet<>(move.from());
    worksheet.stored(record).ifPresent(known -> from.addAll(Owners.of(known)));
    from.remove(patient);
    if (worksheet.read(record).isEmpty()) {
      findings.add(
          Finding.warning(
              "MRG", "move-unknown", "Nothing is known under this number; nothing was moved."));
      return;
    }
    Map<String, String> turned =
        from.stream().collect(Collectors.toMap(Function.identity(), each -> patient));
    turn(record, turned);
    for (Resource belonging : belonging(record)) {
      String reference = belonging.fhirType() + '/' + belonging.getIdPart();
      turn(reference, turned);
      if (record.startsWith("Account/") && belonging instanceof Encounter) {
        belonging(reference)
            .forEach(each -> turn(each.fhirType() + '/' + each.getIdPart(), turned));
      }
    }
  }

  private List<Resource> belonging(String record) {
    List<Resource> all = worksheet.referringTo(record, HISTORY, MOST);
    if (all.size() == MOST) {
      findings.add(
          Finding.error("MRG", "move-incomplete", "More belongs to this number than is moved."));
    }
    return all;
  }

  private void turn(String reference, Map<String, String> turned) {
    Optional<Resource> copy = worksheet.open(reference);
    copy.ifPresent(resource -> References.turn(resource, turned));
    Set<String> before = worksheet.stored(reference).map(Owners::of).orElse(Set.of());
    turned.forEach(
        (from, to) -> {
          if (before.contains(from)) {
            copy.ifPresent(resource -> Departures.remember(resource, from, to));
          }
        });
  }
}

package org.corridor.reconciliation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Resource;

/**
 * Keeps apart what bears the same number but belongs to different patients: a number that is given
 * twice, or a message with the wrong patient, must not change what is known of somebody else. What
 * belongs to the second patient gets an id of its own, which follows from the number and the
 * patient. What was moved is still found under the patient it left.
 */
final class Separation {

  private final Worksheet worksheet;
  private final List<Finding> findings;
  private final Map<String, Set<String>> known = new HashMap<>();
  private final Map<String, Map<String, String>> apart = new HashMap<>();
  private final Map<String, Map<String, String>> moved = new HashMap<>();
  private final List<RecordMerge> refused = new ArrayList<>(0);
  private final Set<String> noted = new HashSet<>();

  Separation(Worksheet worksheet, List<Finding> findings) {
    this.worksheet = worksheet;
    this.findings = findings;
  }

  /** What is said, with what belongs to somebody else than its number says under another id. */
  Said of(Said said) {
    Strangers strangers = Strangers.of(said, worksheet);
    said.drafts().forEach(draft -> look(draft, strangers));
    said.merges().stream().filter(strangers::are).forEach(refused::add);
    if (apart.isEmpty() && moved.isEmpty() && refused.isEmpty()) {
      return said;
    }
    refused.forEach(this::note);
    return new Said(
        said.drafts().stream().filter(this::isMeant).map(this::turned).toList(),
        said.merges().stream().filter(one -> !refused.contains(one)).map(this::turned).toList(),
        said.moves(),
        said.numbers(),
        said.others());
  }

  private void look(Draft draft, Strangers strangers) {
    Set<String> owners = Owners.of(draft.resource());
    if (owners.isEmpty()) {
      return;
    }
    String reference = draft.reference();
    Set<String> before = known.computeIfAbsent(reference, strangers::stored);
    if (before.isEmpty()) {
      known.put(reference, owners);
    } else if (strangers.are(before, owners)) {
      String owner = owners.iterator().next();
      if (hasLeft(owner, reference)) {
        moved.put(reference, Map.of(owner, before.iterator().next()));
      } else {
        apart.computeIfAbsent(owner, any -> new HashMap<>()).put(reference, own(reference, owner));
        note(draft.resource());
      }
    }
  }

  /** A number does not become that of a record that is not merged. */
  private boolean isMeant(Draft draft) {
    return !(draft.rule() instanceof Renumbering)
        || refused.stream().noneMatch(merge -> merge.survivor().equals(draft.reference()));
  }

  private void note(RecordMerge merge) {
    findings.add(
        Finding.warning(
            Merging.field(merge),
            "merge-of-two-patients",
            "The two numbers belong to different patients; this merge is not applied."));
  }

  private boolean hasLeft(String owner, String reference) {
    return worksheet
        .stored(reference)
        .filter(known -> Departures.of(known).contains(owner))
        .isPresent();
  }

  private static String own(String reference, String owner) {
    byte[] name = (reference + '|' + owner).getBytes(StandardCharsets.UTF_8);
    return Succession.type(reference) + '/' + UUID.nameUUIDFromBytes(name);
  }

  private void note(Resource resource) {
    String field = FieldOfNumber.of(resource);
    if (!field.isEmpty() && noted.add(field)) {
      findings.add(
          Finding.warning(
              field,
              "number-of-another-patient",
              "This number belongs to another patient; what the message says was kept apart."));
    }
  }

  private Draft turned(Draft draft) {
    Map<String, String> ids = ids(draft);
    if (ids.isEmpty()) {
      return draft;
    }
    Resource copy = draft.resource().copy();
    References.turn(copy, ids);
    String own = ids.getOrDefault(draft.reference(), draft.reference());
    copy.setId(own.substring(own.indexOf('/') + 1));
    Draft about = draft.about(copy, draft.weight());
    return about
        .with(draft.rule() == Rule.NONE ? Rule.NONE : turned(draft.rule(), ids))
        .keptBy(ids.getOrDefault(draft.keeper(), draft.keeper()));
  }

  /** Rules know what was said as well. */
  private static Rule turned(Rule rule, Map<String, String> ids) {
    return (before, after) -> {
      rule.settle(before, after);
      References.turn(after, ids);
    };
  }

  /** What belongs to nobody, such as the provenance of a message, goes with all of it. */
  private Map<String, String> ids(Draft draft) {
    Resource resource = draft.resource();
    Set<String> owners = Owners.of(resource);
    Map<String, String> ids = new HashMap<>();
    if (owners.isEmpty()) {
      apart.values().forEach(ids::putAll);
    } else {
      ids.putAll(apart.getOrDefault(owners.iterator().next(), Map.of()));
      moved.forEach(
          (record, patients) -> {
            if (record.equals(draft.reference()) || References.nameAny(resource, Set.of(record))) {
              ids.putAll(patients);
            }
          });
    }
    return ids;
  }

  private RecordMerge turned(RecordMerge merge) {
    for (Map<String, String> ids : apart.values()) {
      String own = ids.get(merge.survivor());
      if (own != null) {
        return new RecordMerge(own, merge.prior(), merge.renumbered());
      }
    }
    return merge;
  }
}

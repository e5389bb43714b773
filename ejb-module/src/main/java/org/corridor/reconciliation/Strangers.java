package org.corridor.reconciliation;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which patients have nothing to do with each other, as far as one message and the store know.
 *
 * @param said the message
 * @param joined patients whom the message itself makes one with others, or takes something from
 */
record Strangers(Said said, Set<String> joined, Worksheet worksheet) {

  static Strangers of(Said said, Worksheet worksheet) {
    Set<String> joined = new HashSet<>(Moving.leaving(said.moves(), worksheet));
    for (RecordMerge merge : said.merges()) {
      if (merge.priorReference().startsWith(Owners.PATIENT)) {
        joined.add(Owners.now(merge.priorReference(), worksheet));
      }
    }
    return new Strangers(said, joined, worksheet);
  }

  /** Whether {@code known} are other patients than {@code owners}; somebody unknown is none. */
  boolean are(Set<String> known, Set<String> owners) {
    return !known.isEmpty()
        && !owners.isEmpty()
        && Collections.disjoint(known, owners)
        && Collections.disjoint(known, joined);
  }

  /** Whether the two records of a merge belong to different patients. */
  boolean are(RecordMerge merge) {
    Set<String> survivors =
        said.drafts().stream()
            .filter(draft -> draft.reference().equals(merge.survivor()))
            .flatMap(draft -> Owners.now(draft.resource(), worksheet).stream())
            .collect(Collectors.toSet());
    return are(stored(merge.priorReference()), survivors);
  }

  /** Whose the stored record is; nobody's when there is none. */
  Set<String> stored(String reference) {
    return worksheet
        .stored(Survivors.survivor(reference, worksheet))
        .map(resource -> Owners.now(resource, worksheet))
        .orElse(Set.of());
  }
}

package org.corridor.translation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.reconciliation.Draft;
import org.corridor.reconciliation.OtherNumber;
import org.corridor.reconciliation.RecordMerge;
import org.corridor.reconciliation.RecordMove;
import org.corridor.reconciliation.Said;
import org.corridor.reconciliation.SeveralNumbers;
import org.corridor.reconciliation.Weight;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What a message has stated so far, in order. */
final class Statements {

  /** Facts about a patient that others than the registration tell in passing. */
  private static final Set<String> FACTS =
      Set.of("AllergyIntolerance", "Condition", "Coverage", "Procedure", "RelatedPerson");

  private final Supplanted supplanted;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<String, Draft> byReference = new HashMap<>();
  private final List<RecordMerge> merges = new ArrayList<>(0);
  private final List<RecordMove> moves = new ArrayList<>(0);
  private final List<SeveralNumbers> numbers = new ArrayList<>(0);
  private final List<OtherNumber> others = new ArrayList<>(1);

  /**
   * @param supplanted hears what was said, and what says it instead of another
   */
  Statements(Supplanted supplanted) {
    this.supplanted = supplanted;
  }

  Reference draft(Draft draft) {
    String reference = draft.reference();
    Draft before = byReference.put(reference, draft);
    if (before != null) {
      boolean lighter = draft.weight() == Weight.MENTION;
      supplanted.outweighed(
          (lighter ? draft : before).resource(), (lighter ? before : draft).resource());
    }
    drafts.add(draft);
    supplanted.said(draft.resource());
    return new Reference(reference);
  }

  void severalNumbers(SeveralNumbers patient) {
    numbers.add(patient);
  }

  void otherNumber(OtherNumber number) {
    others.add(number);
  }

  void merge(RecordMerge merge) {
    supplanted.said(merge.prior());
    merges.add(merge);
  }

  void move(RecordMove move) {
    moves.add(move);
  }

  /** Elements of a resource that is stated already are deleted, too. */
  void clear(Resource resource, Set<String> cleared) {
    if (!cleared.isEmpty()) {
      drafts.replaceAll(draft -> draft.resource() == resource ? draft.clearing(cleared) : draft);
    }
  }

  Optional<Reference> last(String type) {
    return drafts.stream()
        .map(Draft::resource)
        .filter(resource -> resource.fhirType().equals(type))
        .reduce((first, last) -> last)
        .map(Identity::reference);
  }

  List<Draft> sourced() {
    return drafts.stream()
        .filter(
            draft -> draft.weight() == Weight.ASSERT || FACTS.contains(draft.resource().fhirType()))
        .toList();
  }

  List<Draft> asserted() {
    return drafts.stream().filter(draft -> draft.weight() == Weight.ASSERT).toList();
  }

  /**
   * Everything.
   *
   * @param mentions what was only referred to
   * @param time of the event
   */
  Said all(Mentions mentions, Instant time) {
    List<Draft> all = new ArrayList<>();
    mentions.all().forEach(resource -> all.add(Draft.mentioned(resource, time)));
    all.addAll(drafts);
    return new Said(all, merges, moves, numbers, others);
  }
}

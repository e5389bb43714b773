package org.corridor.reconciliation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one message says.
 *
 * @param drafts at most one per resource, in the order they are to be written
 * @param merges of records, carried out after the drafts
 * @param moves of visits and accounts, carried out after that
 * @param numbers of patients who have several
 * @param others by which what is said may be known so far
 */
public record Said(
    List<Draft> drafts,
    List<RecordMerge> merges,
    List<RecordMove> moves,
    List<SeveralNumbers> numbers,
    List<OtherNumber> others) {

  public Said {
    drafts = List.copyOf(drafts);
    merges = List.copyOf(merges);
    moves = List.copyOf(moves);
    numbers = List.copyOf(numbers);
    others = List.copyOf(others);
  }

  /** All that must be looked at before what is said can be weighed. */
  Set<String> reads() {
    Set<String> reads = new LinkedHashSet<>();
    drafts.forEach(draft -> reads.add(draft.reference()));
    merges.forEach(merge -> reads.add(merge.survivor()));
    merges.forEach(merge -> reads.add(merge.priorReference()));
    moves.forEach(move -> reads.add(move.record()));
    numbers.forEach(patient -> reads.addAll(patient.others()));
    others.forEach(number -> number.other().ifPresent(reads::add));
    return reads;
  }
}

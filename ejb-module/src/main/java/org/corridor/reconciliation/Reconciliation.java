package org.corridor.reconciliation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Resource;

/** What one message wants of the repository, weighed against what the repository holds. */
public final class Reconciliation implements Change {

  private final List<Draft> drafts;
  private final List<PatientMerge> merges;
  private final Set<String> reads;
  private volatile List<Finding> findings = List.of();

  /**
   * What a message says.
   *
   * @param drafts at most one per resource, in the order they are to be written
   * @param merges of patients, carried out after the drafts
   */
  public Reconciliation(List<Draft> drafts, List<PatientMerge> merges) {
    this.drafts = List.copyOf(drafts);
    this.merges = List.copyOf(merges);
    this.reads = new LinkedHashSet<>();
    drafts.forEach(draft -> reads.add(draft.reference()));
    merges.forEach(merge -> reads.add(merge.survivor()));
    merges.forEach(merge -> reads.add(merge.priorReference()));
  }

  @Override
  public Set<String> reads() {
    return reads;
  }

  @Override
  public List<Resource> decide(Stored stored) {
    Worksheet worksheet = new Worksheet(stored);
    List<Finding> noticed = new ArrayList<>();
    Map<String, String> turned = Survivors.of(reads, worksheet);
    for (Draft draft : Survivors.redirect(drafts, turned)) {
      apply(draft, worksheet);
    }
    Merging merging = new Merging(worksheet, noticed);
    merges.forEach(merging::merge);
    findings = List.copyOf(noticed);
    return worksheet.written();
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  private static void apply(Draft draft, Worksheet worksheet) {
    String reference = draft.reference();
    Resource before =
        draft.rule() == Rule.NONE
            ? null
            : worksheet.read(reference).map(Resource::copy).orElse(null);
    Resource after = worksheet.open(reference).orElse(null);
    if (after == null) {
      after = Amendment.first(draft);
      worksheet.create(reference, after);
    } else {
      new Amendment(draft, after).apply();
    }
    draft.rule().settle(before, after);
  }
}

package org.corridor.reconciliation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes what was withheld, because a person says so. It changes only what still is as it was when
 * the proposal was made; doing it twice changes nothing more.
 */
public final class Acceptance implements Change {

  private final Withheld proposal;
  private final Provenance provenance;
  private volatile List<String> conflicts = List.of();
  private volatile List<Resource> records = List.of();

  /**
   * @param provenance with its id, who says so and why; its target is added
   */
  public Acceptance(Withheld proposal, Provenance provenance) {
    this.proposal = proposal;
    this.provenance = provenance;
  }

  @Override
  public Set<String> reads() {
    Set<String> reads = new LinkedHashSet<>();
    reads.add(proposal.target());
    reads.addAll(References.toRecords(proposal.proposed()));
    proposal.standing().ifPresent(known -> reads.addAll(References.toRecords(known)));
    return reads;
  }

  /**
   * The elements that changed after the proposal was made, so that the last decision wrote nothing.
   */
  public List<String> conflicts() {
    return conflicts;
  }

  /** What the proposal was about, as it is after the last decision. */
  public List<Resource> records() {
    return records;
  }

  @Override
  public List<Resource> decide(Stored stored) {
    Worksheet worksheet = new Worksheet(stored);
    Map<String, String> turned = Survivors.of(reads(), worksheet);
    String target = turned.getOrDefault(proposal.target(), proposal.target());
    Resource proposed = proposal.proposed().copy();
    References.turn(proposed, turned);
    Optional<Resource> standing = proposal.standing().map(Resource::copy);
    standing.ifPresent(known -> References.turn(known, turned));
    Optional<Resource> record = worksheet.open(target);
    if (record.isPresent()) {
      conflicts = amend(record.get(), standing, proposed);
    } else if (standing.isEmpty()) {
      Memory.eventTime(proposed, proposal.time());
      worksheet.create(target, proposed);
      conflicts = List.of();
    } else {
      conflicts = proposal.names();
    }
    records = conflicts.isEmpty() ? worksheet.read(target).stream().toList() : List.of();
    List<Resource> written = new ArrayList<>(conflicts.isEmpty() ? worksheet.written() : List.of());
    if (!written.isEmpty()) {
      Provenance source = provenance.copy();
      source.setId(provenance.getIdPart());
      source.addTarget(new Reference(target));
      written.add(source);
    }
    return written;
  }

  private List<String> amend(Resource record, Optional<Resource> standing, Resource proposed) {
    List<String> changed = new ArrayList<>();
    for (BaseRuntimeChildDefinition child : proposal.elements()) {
      if (Elements.same(child, record, proposed)) {
        continue;
      }
      if (standing.filter(known -> Elements.same(child, record, known)).isPresent()) {
        Elements.put(child, record, Elements.values(child, proposed));
      } else {
        changed.add(Elements.name(child));
      }
    }
    Memory.protect(record, proposed);
    return changed;
  }
}

package org.corridor.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;

/**
 * Where a message and the records that others keep stand to each other.
 *
 * @param withheld what it would have written otherwise
 * @param agreed where it now says what the record says
 * @param records those of the sender's own that it speaks of, as they are now
 * @param merged patients, {@code Patient/…}, who are another one from now on
 */
public record Dissent(
    List<Withheld> withheld,
    List<Agreed> agreed,
    List<Resource> records,
    Map<String, String> merged) {

  public static final Dissent NONE = new Dissent(List.of(), List.of(), List.of(), Map.of());

  /** A source says of something what its record says. */
  public record Agreed(RecordKind kind, String target, Instant time) {}

  public Dissent {
    withheld = List.copyOf(withheld);
    agreed = List.copyOf(agreed);
    records = List.copyOf(records);
    merged = Map.copyOf(merged);
  }

  /** As this, where the sender spoke of more of its own records. */
  public Dissent with(List<Resource> more) {
    List<Resource> all = new ArrayList<>(records);
    all.addAll(more);
    return new Dissent(withheld, agreed, all, merged);
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return withheld.isEmpty() && agreed.isEmpty() && records.isEmpty() && merged.isEmpty();
  }
}

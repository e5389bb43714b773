package org.corridor.claims;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Resource;

/** Reads a document; nothing is changed. */
final class ReadDocument implements Change {
  private final String reference;
  private Optional<DocumentBytes> bytes = Optional.empty();

  ReadDocument(String reference) {
    this.reference = reference;
  }

  @Override
  public Set<String> reads() {
    return Set.of(reference);
  }

  @Override
  public List<Resource> decide(Stored stored) {
    bytes = DocumentBytes.of(reference, stored);
    return List.of();
  }

  /** Empty if it is gone. */
  Optional<DocumentBytes> bytes() {
    return bytes;
  }
}

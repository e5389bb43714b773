package org.corridor.ledger.rest;

import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.BadFilter;
import org.jspecify.annotations.Nullable;

/** What somebody decides of something that is parked. */
public class Decision {
  /** Why. */
  public @Nullable String note;

  /** Which claim it is about, where that is not the one that was found. */
  public @Nullable UUID claim;

  String reason() {
    String given = note;
    if (given == null || given.isBlank()) {
      throw new BadFilter("note", "has to say why");
    }
    return given;
  }

  Optional<UUID> about() {
    return Optional.ofNullable(claim);
  }
}

package org.corridor.reconciliation;

import java.util.Map;
import java.util.Optional;

/**
 * Who keeps which record, as the source of one message has to know it.
 *
 * @param kinds what somebody keeps the record of; anything else is free to all
 */
public record Keepers(Map<RecordKind, Keeper> kinds) {

  /** Nobody keeps anything. */
  public static final Keepers NONE = new Keepers(Map.of());

  /**
   * Whoever keeps the record of one kind.
   *
   * @param name for people, as {@code EPIC|MAIN}
   * @param own whether it is the source of the message itself
   * @param standIn whether others are heard as long as the keeper has said nothing about a patient
   */
  public record Keeper(String name, boolean own, boolean standIn) {}

  public Keepers {
    kinds = Map.copyOf(kinds);
  }

  Optional<Keeper> of(RecordKind kind) {
    return Optional.ofNullable(kinds.get(kind));
  }

  boolean concernPatients() {
    return kinds.keySet().stream().anyMatch(RecordKind::isGroup);
  }
}

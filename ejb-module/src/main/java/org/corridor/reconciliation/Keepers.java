package org.corridor.reconciliation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

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

  /**
   * Whether somebody else than the source keeps the record of {@code resource}, or of some of it.
   */
  public boolean keepFromSource(Resource resource) {
    return about(resource).anyMatch(keeper -> !keeper.own());
  }

  /** Whether anybody keeps the record of {@code resource}, or of some of it. */
  public boolean concern(Resource resource) {
    return about(resource).findAny().isPresent();
  }

  private Stream<Keeper> about(Resource resource) {
    Stream<RecordKind> all =
        resource instanceof Patient
            ? RecordKind.groups().stream()
            : RecordKind.whole(resource).stream();
    return all.flatMap(kind -> of(kind).stream());
  }

  boolean concernPatients() {
    return kinds.keySet().stream().anyMatch(RecordKind::isGroup);
  }
}

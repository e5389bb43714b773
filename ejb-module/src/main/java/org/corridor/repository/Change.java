package org.corridor.repository;

import java.util.List;
import java.util.Set;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Resource;

/**
 * What one message wants of the repository: the resources it must look at first, and a decision
 * about what to write that depends on nothing else. A change may be decided again when a
 * transaction is repeated, so {@link #decide} has no effects of its own.
 */
public interface Change {

  /** References, as {@code Patient/…}, that are read before {@link #decide} is called. */
  Set<String> reads();

  /**
   * Decides what to write.
   *
   * @param stored what the repository holds now, with the decisions of earlier changes in the same
   *     transaction already applied
   * @return the resources to create or update, each with its logical id; empty when nothing
   *     changes. A resource that was read and is written again must be a copy, never the stored
   *     object.
   */
  List<Resource> decide(Stored stored);

  /**
   * Whether the last decision left something over, since one transaction should not hold too much.
   * Committing the change again, until nothing is left, does the rest.
   */
  default boolean isUnfinished() {
    return false;
  }

  /** What the last decision noticed, such as a merge that could not be carried out. */
  default List<Finding> findings() {
    return List.of();
  }
}

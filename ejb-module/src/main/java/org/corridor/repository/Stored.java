package org.corridor.repository;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the repository holds, as seen from inside one transaction. Treat what you get as read-only.
 */
public interface Stored {

  /**
   * The current version of {@code reference}, as {@code Patient/…}; empty when absent or deleted.
   * Any reference may be asked for: those named by {@link Change#reads} come from one query, others
   * are read on demand.
   */
  Optional<Resource> get(String reference);

  /**
   * The current versions of the resources that refer to {@code reference}, at most {@code limit}; a
   * caller that moves references repeats until nothing is left.
   */
  default List<Resource> referringTo(String reference, int limit) {
    return referringTo(reference, Set.of(), limit);
  }

  /**
   * As {@link #referringTo(String, int)}, without some.
   *
   * @param unless types that the caller leaves as they are, as {@code Provenance}
   */
  List<Resource> referringTo(String reference, Set<String> unless, int limit);

  /**
   * The current versions of the resources of {@code type} that have an identifier, in use or old.
   * Asks the store each time: for numbers that seldom have to be looked up.
   */
  List<Resource> numbered(String type, String system, String value);
}

package org.corridor.repository;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** The FHIR store, called in process. */
public interface FhirRepository {

  /**
   * Reads for, decides and writes all changes, in order, in one repository transaction: all or
   * nothing. Doing the same change twice leaves the same state.
   *
   * @return for each change, in order, the versioned references of what it decided, as {@code
   *     Patient/…/_history/3}; what already stood so keeps its version
   * @throws RepositoryUnavailable when trying again may help: the store is down, or another writer
   *     was faster
   * @throws ChangeRefused when the store will never take one of the changes as it is
   */
  List<List<String>> commit(List<Change> changes);

  /**
   * Which versions of resources were written, in the order of their places. One that deletes is not
   * among them. A transaction shows when it is committed, in places where others may have been
   * looked for before: whoever must miss none looks back a while.
   *
   * @param types of the resources
   * @param after the place to go on behind
   * @param most at most so many
   * @throws RepositoryUnavailable when the store is down
   */
  List<Written> written(Set<String> types, VersionPlace after, int most);

  /**
   * A version of a resource, followed by what it refers to directly, as that is now; empty when
   * there is no such version.
   *
   * @param version as {@code ServiceRequest/…/_history/3}
   * @param most at most so many
   * @throws RepositoryUnavailable when the store is down
   */
  List<Resource> around(String version, int most);

  /**
   * Resources that changed, in the order in which they did.
   *
   * @return none only at the end
   * @throws RepositoryUnavailable when the store is down
   */
  List<Revision> changed(RevisionQuery query);

  /**
   * A page of what a search finds, in the order of ids.
   *
   * @param query as {@code Appointment?date=ge2026-11-22&date=lt2026-11-23}
   * @param offset how many of those found are passed over
   * @param most at most so many
   * @throws RepositoryUnavailable when the store is down
   */
  default List<Resource> search(String query, int offset, int most) {
    throw new UnsupportedOperationException("this store does not search");
  }

  /**
   * Whether the store's database answers now: one cheap round trip. Tells an outage, which ends by
   * itself, from a change that fails while everything else works.
   */
  boolean answers();
}

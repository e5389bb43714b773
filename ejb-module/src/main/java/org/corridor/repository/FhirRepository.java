package org.corridor.repository;

import java.util.List;

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
   * Resources that changed, in the order in which they did.
   *
   * @return none only at the end
   * @throws RepositoryUnavailable when the store is down
   */
  List<Revision> changed(RevisionQuery query);

  /**
   * Whether the store's database answers now: one cheap round trip. Tells an outage, which ends by
   * itself, from a change that fails while everything else works.
   */
  boolean answers();
}

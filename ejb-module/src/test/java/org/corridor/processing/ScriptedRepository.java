package org.corridor.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.Stored;
import org.corridor.repository.VersionPlace;
import org.corridor.repository.Written;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** A repository that holds nothing, remembers its transactions and fails when it is told to. */
final class ScriptedRepository implements FhirRepository {

  final List<List<String>> transactions = new CopyOnWriteArrayList<>();
  volatile Consumer<List<String>> trouble = ids -> {};
  volatile boolean up = true;

  @Override
  public List<List<String>> commit(List<Change> changes) {
    List<List<String>> written = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Change change : changes) {
      List<String> references = new ArrayList<>();
      for (Resource resource : change.decide(new Nothing())) {
        ids.add(resource.getIdPart());
        references.add(resource.fhirType() + "/" + resource.getIdPart() + "/_history/1");
      }
      written.add(references);
    }
    trouble.accept(ids);
    transactions.add(ids);
    return written;
  }

  @Override
  public List<Written> written(Set<String> types, VersionPlace after, int most) {
    throw new UnsupportedOperationException("nobody here looks back");
  }

  @Override
  public List<Resource> around(String version, int most) {
    throw new UnsupportedOperationException("nobody here looks back");
  }

  @Override
  public List<Revision> changed(RevisionQuery query) {
    throw new UnsupportedOperationException("nobody here looks back");
  }

  @Override
  public boolean answers() {
    return up;
  }

  /** A change that writes one patient. */
  static Change patient(String id) {
    return new Change() {
      @Override
      public Set<String> reads() {
        return Set.of("Patient/" + id);
      }

      @Override
      public List<Resource> decide(Stored stored) {
        Patient patient = new Patient();
        patient.setId(id);
        return List.of(patient);
      }
    };
  }

  private static final class Nothing implements Stored {
    @Override
    public Optional<Resource> get(String reference) {
      return Optional.empty();
    }

    @Override
    public List<Resource> referringTo(String reference, Set<String> unless, int limit) {
      return List.of();
    }

    @Override
    public List<Resource> numbered(String type, String system, String value) {
      return List.of();
    }
  }
}

package org.corridor.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.VersionPlace;
import org.corridor.repository.Written;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = "H2")
class ResourceExportTest extends OnEachHub {

  private static final String HOURLY = "every: 1h, what: resources, since: 2026-11-01";

  /** Revisions in their order, as the store tells them. */
  private static final class History implements FhirRepository {

    private final List<Revision> revisions = new ArrayList<>();
    private final List<RevisionQuery> queries = new ArrayList<>();
    private boolean down;

    void add(String at, Resource resource) {
      revisions.add(new Revision(new VersionPlace(Instant.parse(at), revisions.size()), resource));
    }

    @Override
    public List<Revision> changed(RevisionQuery query) {
      if (down) {
        throw new RepositoryUnavailable("the store is down", new IllegalStateException());
      }
      queries.add(query);
      long after = query.after().map(VersionPlace::number).orElse(-1L);
      return revisions.stream()
          .filter(one -> query.types().contains(one.resource().fhirType()))
          .filter(one -> !one.place().at().isBefore(query.from()))
          .filter(one -> one.place().at().isBefore(query.to()))
          .filter(one -> one.place().number() > after)
          .limit(query.most())
          .toList();
    }

    @Override
    public List<List<String>> commit(List<Change> changes) {
      throw new UnsupportedOperationException("an export writes nothing");
    }

    @Override
    public List<Written> written(Set<String> types, VersionPlace after, int most) {
      throw new UnsupportedOperationException("an export asks for changes");
    }

    @Override
    public List<Resource> around(String version, int most) {
      throw new UnsupportedOperationException("an export asks for changes");
    }

    @Override
    public boolean answers() {
      return !down;
    }
  }

  private final History history = new History();

  @BeforeEach
  void repository() {
    hub.repository = Optional.of(history);
  }

  private static Resource patient(String id, String number) {
    Patient patient = new Patient();
    patient.setId(id);
    patient.addIdentifier().setSystem("urn:n").setValue(number);
    patient.addName().setFamily("Grün").addGiven("Anna");
    return patient;
  }

  private static Resource glucose(String id, int value) {
    Observation observation = new Observation();
    observation.setId(id);
    observation.getCode().addCoding().setCode("2345-7");
    observation.setValue(new Quantity(value));
    return observation;
  }

  @Test
  void eachResourceIsALine() {
    for (int i = 0; i < 450; i++) {
      history.add("2026-11-20T10:00:00Z", glucose("o" + i, i));
    }
    hub.declare("hourly", HOURLY + ", resources: Observation");
    hub.start().look();

    String file = hub.file("hourly-20261120T110000Z-001.ndjson");
    assertThat(file.lines()).hasSize(450);
    assertThat(file.lines().toList().get(7))
        .isEqualTo(
            "{\"resourceType\":\"Observation\",\"id\":\"o7\",\"code\":{\"coding\":[{\"code\":"
                + "\"2345-7\"}]},\"valueQuantity\":{\"value\":7}}");
    assertThat(history.queries)
        .extracting(query -> query.after().map(VersionPlace::number))
        .containsExactly(Optional.empty(), Optional.of(199L), Optional.of(399L), Optional.of(449L));
  }

  @Test
  void aTableHasTheValuesOfPaths() {
    history.add("2026-11-20T10:00:00Z", patient("p1", "4711"));
    history.add("2026-11-20T10:00:01Z", glucose("o1", 5));
    history.add("2026-11-20T11:00:00Z", glucose("o2", 6));
    hub.declare(
        "hourly",
        HOURLY
            + ", resources: [Patient, Observation], as: csv, columns: {MRN:"
            + " \"Patient.identifier.where(system = 'urn:n').value\", Code:"
            + " Observation.code.coding.code, Value: Observation.value.value}");
    hub.start().look();

    assertThat(hub.file("hourly-20261120T110000Z-001.csv"))
        .isEqualTo("MRN,Code,Value\r\n4711,,\r\n,2345-7,5\r\n");
  }

  @Test
  void aColumnThatEndsInNoPlainValueIsToldAndNothingIsWritten() {
    history.add("2026-11-20T10:00:01Z", glucose("o1", 5));
    hub.declare(
        "hourly", HOURLY + ", resources: Observation, as: csv, columns: {V: Observation.value}");
    Exports exports = hub.start();
    exports.look();
    assertThat(hub.files()).isEmpty();
    assertThat(exports.status("hourly").orElseThrow().runs().get(0).reason())
        .isEqualTo("The FHIRPath Observation.value gives a Quantity, not a plain value");
  }

  @Test
  void aRepositoryThatIsDownIsWaitedFor() {
    history.add("2026-11-20T10:00:01Z", glucose("o1", 5));
    history.down = true;
    hub.declare("hourly", HOURLY + ", resources: Observation");
    Exports exports = hub.start();
    exports.look();
    assertThat(exports.failing()).isEqualTo(1);
    history.down = false;
    at("2026-11-20T12:30:00Z", exports);
    at("2026-11-20T12:31:00Z", exports);
    assertThat(hub.files())
        .containsKeys("hourly-20261120T110000Z-001.ndjson", "hourly-20261120T120000Z-001.ndjson");
  }
}

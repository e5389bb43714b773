package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.corridor.fhirserver.Changes.putting;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.corridor.repository.FhirRepository;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchParametersTest {

  @ParameterizedTest
  @MethodSource("org.corridor.fhirserver.Store#all")
  void labelsAreFound(Store store) {
    DaoRegistry daos = store.bean(DaoRegistry.class);
    SearchParameters.install(store.bean(FhirContext.class), daos);
    String mark = UUID.randomUUID().toString();
    Organization organization = new Organization();
    organization.setId(mark);
    organization.setName("Example");
    organization.getMeta().addTag("http://example.org/tag", mark, null);
    organization.getMeta().addSecurity("http://example.org/security", mark, null);
    organization.getMeta().addProfile("http://example.org/profile/" + mark);
    store.bean(FhirRepository.class).commit(List.of(putting(organization)));

    assertThat(found(daos, "_tag", new TokenParam("http://example.org/tag", mark)))
        .containsExactly(mark);
    assertThat(found(daos, "_security", new TokenParam("http://example.org/security", mark)))
        .containsExactly(mark);
    assertThat(found(daos, "_profile", new UriParam("http://example.org/profile/" + mark)))
        .containsExactly(mark);
  }

  private static List<String> found(DaoRegistry daos, String name, IQueryParameterType value) {
    return daos.getResourceDao(Organization.class)
        .search(SearchParameterMap.newSynchronous().add(name, value), new SystemRequestDetails())
        .getAllResourceIds();
  }

  @ParameterizedTest
  @MethodSource("org.corridor.fhirserver.Store#all")
  void patientIsLookedUpInTheRowsOfSubject(Store store) {
    DaoRegistry daos = store.bean(DaoRegistry.class);
    SearchParameters.install(store.bean(FhirContext.class), daos);
    String mark = UUID.randomUUID().toString();
    Patient patient = new Patient();
    patient.setId("p-" + mark);
    patient.addIdentifier().setSystem("http://example.org").setValue(mark);
    Device device = new Device();
    device.setId("d-" + mark);
    store
        .bean(FhirRepository.class)
        .commit(
            List.of(
                putting(
                    patient,
                    device,
                    observation("of-p-" + mark, "Patient/p-" + mark),
                    observation("of-d-" + mark, "Device/d-" + mark))));

    assertThat(links(store, "of-p-" + mark)).containsExactly("Observation.subject");
    assertThat(observations(daos, "patient", new ReferenceParam("p-" + mark)))
        .containsExactly("of-p-" + mark);
    assertThat(observations(daos, "patient", new ReferenceParam("identifier", mark)))
        .containsExactly("of-p-" + mark);
    assertThat(observations(daos, "subject", new ReferenceParam("Device/d-" + mark)))
        .containsExactly("of-d-" + mark);
    assertThat(included(daos, "of-p-" + mark)).contains("p-" + mark);
    assertThat(included(daos, "of-d-" + mark)).containsExactly("of-d-" + mark);
  }

  @ParameterizedTest
  @MethodSource("org.corridor.fhirserver.Store#all")
  void whatHoldsWhatAnotherHoldsIsNotThere(Store store) {
    DaoRegistry daos = store.bean(DaoRegistry.class);
    SearchParameters.install(store.bean(FhirContext.class), daos);

    assertThatThrownBy(() -> observations(daos, "combo-code", new TokenParam("x")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("combo-code");
    assertThat(observations(daos, "code", new TokenParam("nothing-like-that"))).isEmpty();
  }

  private static Observation observation(String id, String subject) {
    Observation observation = new Observation();
    observation.setId(id);
    observation.setSubject(new Reference(subject));
    return observation;
  }

  private static List<String> observations(
      DaoRegistry daos, String name, IQueryParameterType value) {
    return daos.getResourceDao(Observation.class)
        .search(SearchParameterMap.newSynchronous().add(name, value), new SystemRequestDetails())
        .getAllResourceIds();
  }

  private static List<String> included(DaoRegistry daos, String id) {
    SearchParameterMap search =
        SearchParameterMap.newSynchronous()
            .add("_id", new TokenParam(id))
            .addInclude(new Include("Observation:patient"));
    return daos
        .getResourceDao(Observation.class)
        .search(search, new SystemRequestDetails())
        .getAllResources()
        .stream()
        .map(resource -> resource.getIdElement().getIdPart())
        .toList();
  }

  private static List<String> links(Store store, String id) {
    return store
        .bean(EntityManager.class)
        .createQuery(
            "select l.mySourcePath from ResourceLink l where l.mySourceResource.myFhirId = :id",
            String.class)
        .setParameter("id", id)
        .getResultList();
  }
}

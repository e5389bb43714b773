package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.fhirserver.Changes.putting;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import java.util.List;
import java.util.UUID;
import org.corridor.repository.FhirRepository;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelSearchTest {

  @ParameterizedTest
  @MethodSource("org.corridor.fhirserver.Store#all")
  void labelsAreFound(Store store) {
    DaoRegistry daos = store.bean(DaoRegistry.class);
    LabelSearch.install(store.bean(FhirContext.class), daos);
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
}

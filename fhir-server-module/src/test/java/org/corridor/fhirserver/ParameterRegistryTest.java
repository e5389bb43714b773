package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.fhirserver.Samples.newId;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterRegistryTest {

  private static final SearchParamLookupContextEnum INDEX = SearchParamLookupContextEnum.INDEX;

  @ParameterizedTest
  @MethodSource("org.corridor.fhirserver.Store#all")
  void aNewParameterIsKnownAndOneThatIsGoneIsNot(Store store) {
    ParameterRegistry registry = store.bean(ParameterRegistry.class);
    IFhirResourceDao<SearchParameter> dao =
        store.bean(DaoRegistry.class).getResourceDao(SearchParameter.class);
    assertThat(registry.getActiveSearchParams("Basic", INDEX).get("shoe-size")).isNull();
    SearchParameter size = parameter();

    dao.update(size, new SystemRequestDetails());
    registry.forceRefresh();
    assertThat(registry.getActiveSearchParams("Basic", INDEX).get("shoe-size")).isNotNull();

    dao.delete(size.getIdElement().toUnqualifiedVersionless(), new SystemRequestDetails());
    registry.forceRefresh();
    assertThat(registry.getActiveSearchParams("Basic", INDEX).get("shoe-size")).isNull();
  }

  private static SearchParameter parameter() {
    SearchParameter size = new SearchParameter();
    size.setId("SearchParameter/" + newId());
    size.setUrl("http://example.org/SearchParameter/shoe-size");
    size.setName("shoe-size").setCode("shoe-size").setDescription("shoe size");
    size.setStatus(PublicationStatus.ACTIVE).setType(SearchParamType.TOKEN);
    size.addBase("Basic");
    size.setExpression("Basic.extension('http://example.org/shoe-size').value");
    return size;
  }
}

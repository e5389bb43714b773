package org.corridor.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * Makes {@code _tag}, {@code _security} and {@code _profile} searchable. HAPI searches them in
 * tables of tags; here they stay in the resources and are indexed like everything else.
 */
final class LabelSearch {

  private LabelSearch() {}

  /** Stores the search parameters; a start that finds them changes nothing. */
  static void install(FhirContext context, DaoRegistry daos) {
    IFhirResourceDao<SearchParameter> dao = daos.getResourceDao(SearchParameter.class);
    List<String> types = context.getResourceTypes().stream().sorted().toList();
    List.of(
            parameter("tag", SearchParamType.TOKEN),
            parameter("security", SearchParamType.TOKEN),
            parameter("profile", SearchParamType.URI))
        .forEach(
            parameter -> {
              types.forEach(parameter::addBase);
              dao.update(parameter, new SystemRequestDetails());
            });
  }

  private static SearchParameter parameter(String element, SearchParamType type) {
    SearchParameter parameter = new SearchParameter();
    parameter.setId("corridor-" + element);
    parameter.setUrl("urn:corridor:search-parameter:" + element);
    parameter.setName(element);
    parameter.setCode("_" + element);
    parameter.setStatus(PublicationStatus.ACTIVE);
    parameter.setDescription("Resources by meta." + element);
    parameter.setType(type);
    parameter.setExpression("meta." + element);
    return parameter;
  }
}

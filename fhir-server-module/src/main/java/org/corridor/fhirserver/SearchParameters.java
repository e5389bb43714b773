package org.corridor.fhirserver;

import static java.util.stream.Collectors.joining;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * Where searching differs from R4's own parameters, because each of them is rows to write for every
 * resource.
 *
 * <ul>
 *   <li>{@code _tag}, {@code _security} and {@code _profile}: HAPI searches them in tables of tags;
 *       here they stay in the resources and are indexed like everything else.
 *   <li>A parameter that is another one for one type of target only, as {@code patient} is {@code
 *       subject}, is looked up in the other's rows; the type of its target still holds.
 *   <li>Those that nobody asks for are not there.
 * </ul>
 */
final class SearchParameters {

  private static final Pattern ONE_TARGET =
      Pattern.compile("([A-Za-z.]+)\\.where\\(resolve\\(\\) is ([A-Za-z]+)\\)");

  private final Map<String, Collection<RuntimeSearchParam>> standard = new TreeMap<>();

  private SearchParameters(FhirContext context) {
    for (String type : context.getResourceTypes()) {
      standard.put(type, context.getResourceDefinition(type).getSearchParams());
    }
  }

  /** Stores the search parameters; a start that finds them changes nothing. */
  static void install(FhirContext context, DaoRegistry daos) {
    IFhirResourceDao<SearchParameter> dao = daos.getResourceDao(SearchParameter.class);
    SearchParameters parameters = new SearchParameters(context);
    Stream.of(parameters.labels(), parameters.narrowed(), parameters.retired())
        .flatMap(List::stream)
        .forEach(parameter -> dao.update(parameter, new SystemRequestDetails()));
  }

  private List<SearchParameter> labels() {
    return List.of(
        label("tag", SearchParamType.TOKEN),
        label("security", SearchParamType.TOKEN),
        label("profile", SearchParamType.URI));
  }

  private SearchParameter label(String element, SearchParamType type) {
    SearchParameter parameter = parameter(element, "_" + element, type);
    parameter.setDescription("Resources by meta." + element);
    parameter.setExpression("meta." + element);
    standard.keySet().forEach(parameter::addBase);
    return parameter;
  }

  private List<SearchParameter> narrowed() {
    Map<String, Map<String, Matcher>> paths = new TreeMap<>();
    standard.forEach(
        (type, parameters) ->
            parameters.stream()
                .filter(it -> it.getParamType() == RestSearchParameterTypeEnum.REFERENCE)
                .forEach(
                    it -> {
                      Matcher narrow = ONE_TARGET.matcher(Objects.requireNonNull(it.getPath()));
                      if (narrow.matches() && hasPath(parameters, narrow.group(1))) {
                        paths
                            .computeIfAbsent(it.getName(), code -> new TreeMap<>())
                            .put(type, narrow);
                      }
                    }));
    return paths.entrySet().stream().map(it -> narrowed(it.getKey(), it.getValue())).toList();
  }

  private static boolean hasPath(Collection<RuntimeSearchParam> parameters, String path) {
    return parameters.stream().anyMatch(it -> path.equals(it.getPath()));
  }

  private static SearchParameter narrowed(String code, Map<String, Matcher> paths) {
    SearchParameter parameter = parameter("of-one-type-" + code, code, SearchParamType.REFERENCE);
    parameter.setDescription("A reference to one type of resource");
    parameter.setExpression(
        paths.values().stream().map(narrow -> narrow.group(1)).collect(joining(" | ")));
    paths.keySet().forEach(parameter::addBase);
    paths.values().stream()
        .map(narrow -> narrow.group(2))
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
        .forEach(parameter::addTarget);
    return parameter;
  }

  private List<SearchParameter> retired() {
    // No encoder is set for phonetic, so that it would hold what name holds. A combo parameter
    // holds
    // what its simple one and its component one hold.
    return Stream.concat(
            retired(type -> true, "phonetic"),
            Stream.concat(
                retired(
                    "Observation"::equals,
                    "combo-code",
                    "combo-code-value-concept",
                    "combo-code-value-quantity",
                    "combo-data-absent-reason",
                    "combo-value-concept",
                    "combo-value-quantity"),
                retired(
                    "RelatedPerson"::equals,
                    "address",
                    "address-city",
                    "address-country",
                    "address-postalcode",
                    "address-state",
                    "address-use")))
        .toList();
  }

  private Stream<SearchParameter> retired(Predicate<String> types, String... codes) {
    return Stream.of(codes)
        .map(
            code -> {
              SearchParameter parameter = parameter("without-" + code, code, SearchParamType.TOKEN);
              parameter.setStatus(PublicationStatus.RETIRED);
              parameter.setDescription("Not searched here");
              parameter.setExpression("Resource.id");
              standard.keySet().stream().filter(types).forEach(parameter::addBase);
              return parameter;
            });
  }

  private static SearchParameter parameter(String name, String code, SearchParamType type) {
    SearchParameter parameter = new SearchParameter();
    parameter.setId("corridor-" + name);
    parameter.setUrl("urn:corridor:search-parameter:" + name);
    parameter.setName(code);
    parameter.setCode(code);
    parameter.setStatus(PublicationStatus.ACTIVE);
    parameter.setType(type);
    return parameter;
  }
}

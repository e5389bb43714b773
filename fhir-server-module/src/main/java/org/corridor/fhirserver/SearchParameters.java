package org.corridor.fhirserver;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

  private static final List<String> COMBINED =
      List.of(
          "combo-code",
          "combo-code-value-concept",
          "combo-code-value-quantity",
          "combo-data-absent-reason",
          "combo-value-concept",
          "combo-value-quantity");
  private static final List<String> ADDRESS =
      List.of(
          "address",
          "address-city",
          "address-country",
          "address-postalcode",
          "address-state",
          "address-use");

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

  /** A parameter of a type of resource that is another one's path for one type of target only. */
  private record Narrow(String code, String type, String path, String target) {}

  private List<SearchParameter> narrowed() {
    Map<String, List<Narrow>> byCode =
        standard.entrySet().stream()
            .flatMap(type -> narrow(type.getKey(), type.getValue()))
            .collect(groupingBy(Narrow::code, TreeMap::new, toList()));
    return byCode.entrySet().stream().map(it -> narrowed(it.getKey(), it.getValue())).toList();
  }

  private static Stream<Narrow> narrow(String type, Collection<RuntimeSearchParam> parameters) {
    Set<String> paths = parameters.stream().map(SearchParameters::path).collect(toSet());
    return parameters.stream()
        .filter(it -> it.getParamType() == RestSearchParameterTypeEnum.REFERENCE)
        .flatMap(
            it -> {
              Matcher one = ONE_TARGET.matcher(path(it));
              return one.matches() && paths.contains(one.group(1))
                  ? Stream.of(new Narrow(it.getName(), type, one.group(1), one.group(2)))
                  : Stream.empty();
            });
  }

  private static String path(RuntimeSearchParam parameter) {
    return Objects.requireNonNullElse(parameter.getPath(), "");
  }

  private static SearchParameter narrowed(String code, List<Narrow> types) {
    SearchParameter parameter = parameter("of-one-type-" + code, code, SearchParamType.REFERENCE);
    parameter.setDescription("A reference to one type of resource");
    parameter.setExpression(types.stream().map(Narrow::path).collect(joining(" | ")));
    types.stream().map(Narrow::type).forEach(parameter::addBase);
    types.stream().map(Narrow::target).distinct().forEach(parameter::addTarget);
    return parameter;
  }

  private List<SearchParameter> retired() {
    Set<String> every = standard.keySet();
    List<SearchParameter> gone = new ArrayList<>();
    // No encoder is set for it: it would hold what name holds.
    gone.add(retired("phonetic", every));
    // What the simple one and the one of components hold.
    for (String code : COMBINED) {
      gone.add(retired(code, Set.of("Observation")));
    }
    for (String code : ADDRESS) {
      gone.add(retired(code, Set.of("RelatedPerson")));
    }
    return gone;
  }

  private static SearchParameter retired(String code, Set<String> types) {
    SearchParameter parameter = parameter("without-" + code, code, SearchParamType.TOKEN);
    parameter.setStatus(PublicationStatus.RETIRED);
    parameter.setDescription("Not searched here");
    parameter.setExpression("Resource.id");
    types.forEach(parameter::addBase);
    return parameter;
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

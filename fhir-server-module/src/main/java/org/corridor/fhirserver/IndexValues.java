package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParamComposite;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;

/**
 * Finds the values that a resource is indexed by. A parameter of several types of resource has a
 * path for each of them, some twenty of which HAPI would evaluate in vain; and nearly all paths are
 * as plain as {@code Observation.value.as(Quantity)}, which needs no FHIRPath engine.
 */
final class IndexValues extends SearchParamExtractorR4 {

  private final Map<String, Optional<PlainPath>> paths = new ConcurrentHashMap<>();
  private final Map<String, String[]> splits = new ConcurrentHashMap<>();

  @Override
  public IValueExtractor getPathValueExtractor(IBase element, String path) {
    Optional<PlainPath> plain = paths.computeIfAbsent(path, PlainPath::parse);
    if (plain.isEmpty()) {
      return super.getPathValueExtractor(element, path);
    }
    if (!plain.get().startsAt(element)) {
      return List::of;
    }
    Optional<List<Base>> values = plain.get().values((Base) element);
    return values.isPresent() ? values::get : super.getPathValueExtractor(element, path);
  }

  @Override
  public String[] split(String expression) {
    return splits.computeIfAbsent(expression, super::split);
  }

  /** Nothing: composite values are indexed for Lucene only. */
  @Override
  public SearchParamSet<ResourceIndexedSearchParamComposite> extractSearchParamComposites(
      IBaseResource resource, ISearchParamFilter filter) {
    return new SearchParamSet<>();
  }
}

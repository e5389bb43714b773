package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.searchparam.registry.RuntimeSearchParamCache;
import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import ca.uhn.fhir.rest.server.util.ResourceSearchParams;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The search parameters in use. HAPI copies a type's parameters and filters the copy each time that
 * it is asked, which is ten times for each resource that it indexes.
 */
final class ParameterRegistry extends SearchParamRegistryImpl {

  private volatile Map<String, ResourceSearchParams> indexed = new ConcurrentHashMap<>();

  @Override
  public ResourceSearchParams getActiveSearchParams(
      String type, SearchParamLookupContextEnum context) {
    if (context != SearchParamLookupContextEnum.INDEX) {
      return super.getActiveSearchParams(type, context);
    }
    Map<String, ResourceSearchParams> known = indexed;
    ResourceSearchParams found = known.get(type);
    if (found == null) {
      found = super.getActiveSearchParams(type, context);
      known.put(type, found);
    }
    return found;
  }

  @Override
  public void setActiveSearchParams(RuntimeSearchParamCache parameters) {
    super.setActiveSearchParams(parameters);
    // Another map: what is being looked for meanwhile, among those of before, goes into the old
    // one.
    indexed = new ConcurrentHashMap<>();
  }
}

package org.corridor.reconciliation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * What was moved to another patient remembers, in its meta, whose it was: a message that has not
 * noticed still speaks of it under the patient it left.
 */
final class Departures {

  private static final String MOVED_FROM = Names.EXTENSION + "moved-from";

  private Departures() {}

  static void remember(Resource resource, String from, String to) {
    List<Extension> all = resource.getMeta().getExtension();
    all.removeIf(one -> MOVED_FROM.equals(one.getUrl()) && to.equals(patient(one)));
    if (!of(resource).contains(from)) {
      all.add(new Extension(MOVED_FROM, new StringType(from)));
    }
  }

  /** The patients whom {@code resource} belonged to before. */
  static Set<String> of(Resource resource) {
    return resource.hasMeta()
        ? resource.getMeta().getExtension().stream()
            .filter(one -> MOVED_FROM.equals(one.getUrl()))
            .map(Departures::patient)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static String patient(Extension departure) {
    return departure.getValue().primitiveValue();
  }
}

package org.corridor.reconciliation;

import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * What others said before the keeper of a record said anything remembers that, in its meta, until
 * the keeper speaks of it. What was there before anybody kept a record counts as the keeper's.
 */
final class StandIns {

  private static final String STANDS_IN = Names.EXTENSION + "stands-in";

  private StandIns() {}

  static boolean is(Resource resource, RecordKind kind) {
    return resource.hasMeta()
        && resource.getMeta().getExtension().stream().anyMatch(one -> isFor(one, kind));
  }

  static void begin(Resource resource, RecordKind kind) {
    if (!is(resource, kind)) {
      resource.getMeta().addExtension(new Extension(STANDS_IN, new StringType(kind.word())));
    }
  }

  static void end(Resource resource, RecordKind kind) {
    resource.getMeta().getExtension().removeIf(one -> isFor(one, kind));
  }

  private static boolean isFor(Extension extension, RecordKind kind) {
    return STANDS_IN.equals(extension.getUrl())
        && kind.word().equals(extension.getValue().primitiveValue());
  }
}

package org.corridor.translation;

import java.util.List;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** Resources as a transaction that puts each where its id says: repeating it changes nothing. */
final class TransactionBundle {

  private TransactionBundle() {}

  static Bundle of(List<Resource> resources) {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    for (Resource resource : resources) {
      String reference = resource.fhirType() + '/' + resource.getIdPart();
      bundle
          .addEntry()
          .setFullUrl(Names.BASE + '/' + reference)
          .setResource(resource)
          .getRequest()
          .setMethod(HTTPVerb.PUT)
          .setUrl(reference);
    }
    return bundle;
  }
}

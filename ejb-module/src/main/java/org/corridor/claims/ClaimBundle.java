package org.corridor.claims;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A claim that is being read, and what it refers to. */
final class ClaimBundle {
  private final Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
  private final Claim claim = new Claim();
  private final String seed;

  ClaimBundle(Submission submission) {
    seed = submission.kind() + "/" + submission.provider() + "/" + submission.number();
    put(claim);
  }

  Claim claim() {
    return claim;
  }

  Bundle bundle() {
    return bundle;
  }

  /** Takes a resource in; the same claim read again has the same ids. */
  Reference put(Resource resource) {
    String name = seed + "/" + bundle.getEntry().size();
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    String url = "urn:uuid:" + id;
    bundle.addEntry().setFullUrl(url).setResource(resource);
    Reference reference = new Reference(url);
    reference.setResource(resource);
    return reference;
  }

  /** A further piece of information about the claim. */
  SupportingInformationComponent info() {
    return claim.addSupportingInfo().setSequence(claim.getSupportingInfo().size());
  }
}

package org.corridor.bundles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.corridor.repository.Names;
import org.corridor.translation.FhirJson;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the repository tells of a version of a resource: a collection with that version first, and
 * what it refers to.
 *
 * @param version as {@code ServiceRequest/…/_history/3}
 */
public record ChangeBundle(String version, Bundle bundle) {

  private static final String SYSTEM = Names.BASE + "/changes";

  /**
   * Makes it.
   *
   * @param resources the version, and what it refers to
   */
  public static ChangeBundle of(String version, List<Resource> resources) {
    Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
    bundle.setIdentifier(new Identifier().setSystem(SYSTEM).setValue(version));
    for (Resource resource : resources) {
      bundle
          .addEntry()
          .setFullUrl(Names.BASE + "/" + resource.fhirType() + "/" + resource.getIdPart())
          .setResource(resource);
    }
    return new ChangeBundle(version, bundle);
  }

  /** The type of the resource. */
  public String type() {
    return version.substring(0, version.indexOf('/'));
  }

  /** The patient that orders it, as {@link Submission#patient}. */
  public String patient() {
    return Patients.of(bundle);
  }

  /** As JSON. */
  public byte[] content() {
    return FhirJson.of(bundle).getBytes(UTF_8);
  }
}

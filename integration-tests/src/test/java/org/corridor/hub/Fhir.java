package org.corridor.hub;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** The repository as a FHIR client sees it. */
public final class Fhir {

  /** FHIR R4. */
  public static final FhirContext R4 = FhirContext.forR4Cached();

  private static final IFhirPath FHIRPATH = R4.newFhirPath();

  private final Caller caller;

  Fhir(Caller caller) {
    this.caller = caller.with("Cache-Control", "no-cache").with("Accept", "application/fhir+json");
  }

  /** Searches, as in {@code Patient?identifier=4711}. */
  public Bundle search(String query) throws IOException, InterruptedException {
    return (Bundle) read(query);
  }

  /** Reads, as in {@code Patient/42}. */
  public Resource read(String path) throws IOException, InterruptedException {
    Reply reply = caller.get("/fhir/" + path.replace("|", "%7C").replace(" ", "%20"));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return resource(reply);
  }

  /** The resource in an answer. */
  public static Resource resource(Reply reply) {
    return (Resource) R4.newJsonParser().parseResource(reply.text());
  }

  /** Whether a FHIRPath expression is true of a resource. */
  public static boolean holds(Resource resource, String expression) {
    List<Base> result = FHIRPATH.evaluate(resource, expression, Base.class);
    return result.size() == 1 && result.get(0) instanceof BooleanType truth && truth.booleanValue();
  }

  /** What a FHIRPath expression yields, as text. */
  public static List<String> values(Resource resource, String expression) {
    return FHIRPATH.evaluate(resource, expression, Base.class).stream()
        .map(value -> value.isPrimitive() ? value.primitiveValue() : value.fhirType())
        .toList();
  }
}

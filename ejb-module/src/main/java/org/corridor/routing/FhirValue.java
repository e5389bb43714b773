package org.corridor.routing;

import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import ca.uhn.fhir.fhirpath.IFhirPath.IParsedExpression;
import java.util.List;
import org.corridor.shared.Finding;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Resource;

/** A FHIRPath that ends in plain values of a resource, as {@code Patient.name.family}. */
public final class FhirValue {

  private final String text;
  private final IParsedExpression expression;

  private FhirValue(String text, IParsedExpression expression) {
    this.text = text;
    this.expression = expression;
  }

  /**
   * Compiles one.
   *
   * @throws BadCondition when {@code text} is none
   */
  // What the engine throws at a text that is no path is not settled.
  @SuppressWarnings("PMD.AvoidCatchingGenericException")
  public static FhirValue of(String text) {
    try {
      return new FhirValue(text, FhirCondition.Engine.PATH.parse(text));
    } catch (Exception e) {
      throw new BadCondition(1, "not a FHIRPath: " + e.getMessage());
    }
  }

  /**
   * The values that stand there, in order.
   *
   * @throws Unroutable when it cannot be evaluated, or ends in something that has parts
   */
  public List<String> values(Resource resource) {
    List<IBase> found;
    try {
      found = FhirCondition.Engine.PATH.evaluate(resource, expression, IBase.class);
    } catch (FhirPathExecutionException e) {
      throw new Unroutable(
          Finding.error("", "value-fails", "The FHIRPath " + text + " cannot be evaluated"));
    }
    return found.stream().map(this::plain).filter(value -> !value.isEmpty()).toList();
  }

  private String plain(IBase value) {
    if (value instanceof IPrimitiveType<?> primitive) {
      return String.valueOf(primitive.getValueAsString());
    }
    throw new Unroutable(
        Finding.error(
            "",
            "value-has-parts",
            "The FHIRPath %s gives a %s, not a plain value".formatted(text, value.fhirType())));
  }
}

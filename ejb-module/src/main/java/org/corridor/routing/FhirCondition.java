package org.corridor.routing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPath.IParsedExpression;
import java.util.List;
import org.corridor.shared.Finding;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Resource;

/**
 * A FHIRPath on a resource, mostly the bundle that a message becomes. It holds when it gives {@code
 * true}, or something that is not {@code false}.
 */
public final class FhirCondition {

  /** The engine takes a second to make; most hubs never need it. */
  static final class Engine {
    static final IFhirPath PATH = FhirContext.forR4Cached().newFhirPath();
  }

  private final String text;
  private final IParsedExpression expression;

  private FhirCondition(String text, IParsedExpression expression) {
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
  public static FhirCondition of(String text) {
    try {
      return new FhirCondition(text, Engine.PATH.parse(text));
    } catch (Exception e) {
      throw new BadCondition(1, "not a FHIRPath: " + e.getMessage());
    }
  }

  /**
   * Whether it holds.
   *
   * @throws Unroutable when it cannot be evaluated
   */
  public boolean holds(Resource resource) {
    try {
      List<IBase> found = Engine.PATH.evaluate(resource, expression, IBase.class);
      return (found.size() == 1 && found.get(0) instanceof BooleanType flag)
          ? flag.booleanValue()
          : !found.isEmpty();
    } catch (FhirPathExecutionException e) {
      throw new Unroutable(
          Finding.error("", "condition-fails", "The FHIRPath " + text + " cannot be evaluated"));
    }
  }
}

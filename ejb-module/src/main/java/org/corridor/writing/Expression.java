package org.corridor.writing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.FhirPathExecutionException;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPath.IParsedExpression;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;

/** A FHIRPath of a row. It leads to the elements themselves, not to copies. */
final class Expression {

  /** The engine takes a second to make; most hubs never write. */
  private static final class Engine {
    static final IFhirPath PATH = FhirContext.forR4Cached().newFhirPath();
  }

  private final IParsedExpression parsed;

  private Expression(IParsedExpression parsed) {
    this.parsed = parsed;
  }

  /**
   * Compiles one.
   *
   * @throws IllegalArgumentException when {@code text} is none
   */
  // What the engine throws at a text that is no path is not settled.
  @SuppressWarnings("PMD.AvoidCatchingGenericException")
  static Expression of(String text) {
    try {
      return new Expression(Engine.PATH.parse(text));
    } catch (Exception e) {
      throw new IllegalArgumentException("not a FHIRPath: " + e.getMessage(), e);
    }
  }

  /** What it finds; nothing where it cannot be evaluated. */
  List<Base> on(Base root) {
    try {
      return Engine.PATH.evaluate(root, parsed, Base.class);
    } catch (FhirPathExecutionException e) {
      return List.of();
    }
  }

  boolean holds(Base root) {
    List<Base> found = on(root);
    return found.size() == 1 && found.get(0) instanceof BooleanType flag && flag.booleanValue();
  }
}

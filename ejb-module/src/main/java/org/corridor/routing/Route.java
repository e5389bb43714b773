package org.corridor.routing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.writing.Form;

/**
 * Which messages go where, and how they are changed on the way.
 *
 * @param name its name, the only one in its interface
 * @param condition both conditions, as they are declared; empty for none
 * @param when on the message; empty for all
 * @param whenFhir on the bundle that it becomes; empty for all
 * @param changes in order
 * @param as which message is written, where a resource can become several; empty for the usual one
 * @param to names of destinations
 */
public record Route(
    String name,
    String condition,
    Optional<Condition> when,
    Optional<FhirCondition> whenFhir,
    List<Change> changes,
    Sending send,
    Optional<Form> as,
    List<String> to) {

  /** Reads a route; what is wrong is noted there. */
  public static Route read(Section route, Tables tables) {
    List<String> to = route.texts("to");
    if (to.isEmpty()) {
      route.problem("to", "names no destination");
    }
    List<Change> changes = ChangeReader.read(route, tables);
    Sending send = Values.choice(route, "send", Sending.class).orElse(Sending.V2);
    if (send == Sending.FHIR && !changes.isEmpty()) {
      route.problem("change", "changes a message, and this route sends a bundle");
    }
    Route read =
        new Route(
            route.text("name").orElse(String.join("+", to)),
            Stream.of(route.text("when"), route.text("when-fhir"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and FHIR ")),
            condition(route, "when"),
            fhirCondition(route, "when-fhir"),
            changes,
            send,
            as(route, send),
            to);
    route.end();
    return read;
  }

  private static Optional<Form> as(Section route, Sending send) {
    Optional<String> name = route.text("as");
    Optional<Form> form = name.flatMap(Form::named);
    if (name.isPresent() && form.isEmpty()) {
      route.problem(
          "as",
          "expected one of "
              + Form.all().stream().map(Form::name).collect(Collectors.joining(", ")));
    } else if (name.isPresent() && send != Sending.V2_FROM_FHIR) {
      route.problem("as", "is for send: v2-from-fhir");
    }
    return form;
  }

  /** The condition that {@code key} is; empty when there is none, or it is wrong. */
  public static Optional<Condition> condition(Section section, String key) {
    try {
      return section.text(key).map(Condition::of);
    } catch (BadCondition bad) {
      section.problem(key, String.valueOf(bad.getMessage()));
      return Optional.empty();
    }
  }

  /** The FHIRPath that {@code key} is; empty when there is none, or it is wrong. */
  public static Optional<FhirCondition> fhirCondition(Section section, String key) {
    try {
      return section.text(key).map(FhirCondition::of);
    } catch (BadCondition bad) {
      section.problem(key, String.valueOf(bad.getMessage()));
      return Optional.empty();
    }
  }
}

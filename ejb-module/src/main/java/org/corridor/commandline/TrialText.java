package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Optional;
import org.corridor.interfaces.Interface;
import org.corridor.routing.Router;
import org.corridor.routing.Sending;

/** The outcome of a trial, for people. */
final class TrialText {

  private final StringBuilder text = new StringBuilder();
  private final TrialOutcome outcome;

  private TrialText(TrialOutcome outcome) {
    this.outcome = outcome;
  }

  static String of(Path file, int index, TrialOutcome outcome) {
    return new TrialText(outcome).write(file, index);
  }

  private String write(Path file, int index) {
    Interface one = outcome.one();
    line(0, file + " #" + index + " " + outcome.message());
    line(1, "interface " + one.name() + ", version " + one.version());
    if (!one.handling().acceptText().isEmpty()) {
      line(1, "accept " + one.handling().acceptText() + ": " + yes(outcome.accepted()));
    }
    if (!outcome.failure().isEmpty()) {
      line(1, "waits for an analyst: " + outcome.failure());
      return text.toString();
    }
    if (outcome.accepted()) {
      Optional<Integer> resources = outcome.resources();
      line(
          1,
          resources.isPresent()
              ? "repository: " + resources.get() + " resources"
              : "repository: none");
      outcome.findings().forEach(finding -> line(2, finding.location() + " " + finding.text()));
      outcome.legs().forEach(this::leg);
    }
    return text.toString();
  }

  private void leg(Router.Leg leg) {
    String condition = leg.route().condition();
    line(
        1,
        "route "
            + leg.route().name()
            + (condition.isEmpty() ? "" : " when " + condition)
            + ": "
            + yes(leg.taken()));
    if (!leg.taken()) {
      return;
    }
    for (TrialOutcome.Made made : outcome.changes(leg.route().name())) {
      line(2, made.change());
      made.fields()
          .forEach(
              field -> line(3, field.place() + ": " + field.before() + " -> " + field.after()));
    }
    leg.findings().forEach(finding -> line(2, finding.location() + ": " + finding.text()));
    for (Optional<byte[]> content : leg.contents()) {
      line(
          2,
          "to "
              + String.join(", ", leg.route().to())
              + ": "
              + content
                  .map(bytes -> bytes.length + " bytes of " + leg.contentType())
                  .orElse("the message as it came"));
      if (leg.route().send() == Sending.V2_FROM_FHIR) {
        content.ifPresent(bytes -> new String(bytes, UTF_8).lines().forEach(one -> line(3, one)));
      }
    }
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}

package org.corridor.profiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.datatypes.SenderCodes;
import org.corridor.datatypes.SenderNames;
import org.corridor.declared.Section;
import org.corridor.hl7v2.SenderRules;
import org.corridor.profiles.RequiredFields.Requirement;
import org.corridor.translation.EventClock;
import org.corridor.translation.SenderRows;

/** Reads what a profile says beyond the basics; only what it says becomes a rule. */
final class RulesReader {

  private static final Pattern FIELD =
      Pattern.compile("([A-Z][A-Z0-9]{2})(?:-([1-9]\\d*(?:\\.[1-9]\\d*){0,2}))?");
  private static final Pattern MESSAGE = Pattern.compile("[A-Z]{3}(\\^[A-Z0-9]{3})?");
  private static final Map<String, EventClock.Source> TIMES =
      Map.of(
          "EVN-2", EventClock.Source.EVENT,
          "MSH-7", EventClock.Source.MESSAGE,
          "arrival", EventClock.Source.ARRIVAL);

  private final Section root;

  RulesReader(Section root) {
    this.root = root;
  }

  SenderRules read(String name) {
    Optional<SenderNames> names = names();
    Optional<SenderCodes> codes = new CodesReader(root).read();
    Optional<SenderRows> rows = new RowsReader(root).read();
    Optional<RequiredFields> required = required();
    Optional<AcknowledgementPolicy> policy =
        root.section("acknowledgement").map(RulesReader::acknowledgement);
    Optional<EventClock> clock = clock();
    SenderRules rules = SenderRules.of(name, root.file().version());
    rules = with(rules, SenderNames.class, names);
    rules = with(rules, SenderCodes.class, codes);
    rules = with(rules, SenderRows.class, rows);
    rules = with(rules, RequiredFields.class, required);
    rules = with(rules, AcknowledgementPolicy.class, policy);
    return with(rules, EventClock.class, clock);
  }

  private static <T> SenderRules with(SenderRules rules, Class<T> type, Optional<T> rule) {
    return rule.map(one -> rules.with(type, one)).orElse(rules);
  }

  private Optional<SenderNames> names() {
    Map<String, String> assigners = uris("assigners");
    Map<String, String> systems = uris("coding-systems");
    return assigners.isEmpty() && systems.isEmpty()
        ? Optional.empty()
        : Optional.of(new SenderNames(assigners, systems));
  }

  private Map<String, String> uris(String key) {
    Map<String, String> uris = new LinkedHashMap<>();
    root.section(key)
        .ifPresent(
            section ->
                section
                    .pairs()
                    .forEach(
                        (name, uri) ->
                            Uris.of(section, name, uri).ifPresent(it -> uris.put(name, it))));
    return uris;
  }

  private Optional<RequiredFields> required() {
    List<Requirement> requirements = new ArrayList<>();
    for (Section section : root.sections("required", "field")) {
      String field = section.text("field").orElse("");
      Matcher matcher = FIELD.matcher(field);
      List<String> messages = section.texts("messages");
      if (!messages.stream().allMatch(message -> MESSAGE.matcher(message).matches())) {
        section.problem("messages", "expected messages such as ADT or ADT^A01");
      }
      boolean refuse =
          choice(section, "missing", "warn", List.of("warn", "refuse")).equals("refuse");
      if (matcher.matches()) {
        String path = matcher.group(2) == null ? "" : matcher.group(2);
        requirements.add(new Requirement(matcher.group(1), path, messages, refuse));
      } else {
        section.problem("field", "expected a field such as PID-7, or a segment such as PV1");
      }
      section.end();
    }
    return requirements.isEmpty()
        ? Optional.empty()
        : Optional.of(new RequiredFields(List.copyOf(requirements)));
  }

  private static AcknowledgementPolicy acknowledgement(Section section) {
    AcknowledgementPolicy policy =
        new AcknowledgementPolicy(
            switch (choice(
                section, "mode", "as-sent", List.of("as-sent", "original", "enhanced"))) {
              case "original" -> AcknowledgementPolicy.Mode.ORIGINAL;
              case "enhanced" -> AcknowledgementPolicy.Mode.ENHANCED;
              default -> AcknowledgementPolicy.Mode.AS_SENT;
            },
            switch (choice(
                section,
                "answer",
                "as-sent",
                List.of("as-sent", "when-stored", "when-processed"))) {
              case "when-stored" -> AcknowledgementPolicy.Answer.WHEN_STORED;
              case "when-processed" -> AcknowledgementPolicy.Answer.WHEN_PROCESSED;
              default -> AcknowledgementPolicy.Answer.AS_SENT;
            },
            choice(section, "unknown-types", "refuse", List.of("refuse", "accept"))
                .equals("accept"));
    section.end();
    return policy;
  }

  private Optional<EventClock> clock() {
    List<String> names = root.texts("order-by");
    if (!TIMES.keySet().containsAll(names)) {
      root.problem(
          "order-by", "expected any of EVN-2, MSH-7, arrival; the first that is there counts");
      return Optional.empty();
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new EventClock(names.stream().map(TIMES::get).toList(), Optional.empty()));
  }

  private static String choice(Section section, String key, String usual, List<String> choices) {
    String chosen = section.text(key).orElse(usual);
    if (!choices.contains(chosen)) {
      section.problem(key, "expected one of " + String.join(", ", choices));
    }
    return chosen;
  }
}

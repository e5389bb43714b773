package org.corridor.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;
import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.subject.FhirMessage;
import org.corridor.testing.TestHub;
import org.junit.jupiter.api.Test;

/**
 * No row of a mapping table is there in vain: in some message with its field, and with values that
 * its condition asks for, it puts something in place.
 */
class EveryRowSpeaksTest {

  private record Outcome(Set<String> rules, List<String> residue) {}

  private static final Pattern PLACE = Pattern.compile("[A-Z][A-Z0-9]{2}-\\d+(\\.\\d+)*");
  private static final Pattern VALUE =
      Pattern.compile("(?<==|\\(|,)\\s*([A-Za-z0-9-]+)(?=[,)\\s]|$)");

  /** Functions that put nothing in place: they warn of a code that its table does not know. */
  private static final Set<String> WARNING_ONLY = Set.of("unheard");

  private final List<Row> rows = RowMessages.rows();
  private final List<RowExample> examples = new RowMessages(rows).all();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Set<String> spoke = new HashSet<>();

  @Test
  void everyRowPutsSomethingInPlace() {
    assertThat(examples)
        .filteredOn(example -> translate(example).rules().isEmpty())
        .extracting(example -> example.value(Place.of("MSH-9")))
        .isEmpty();
    assertThat(rows).hasSizeGreaterThan(1000);
    assertThat(
            rows.stream()
                .filter(row -> !WARNING_ONLY.contains(row.type()))
                .filter(row -> !speaks(row) && !isSaidByAnother(row))
                .map(row -> rule(row) + " " + row.v2() + " " + row.condition())
                .toList())
        .isEmpty();
  }

  private static String rule(Row row) {
    return row.fileName() + ':' + row.line();
  }

  /** In an example as it is, or with values that its condition may want to see. */
  private boolean speaks(Row row) {
    String rule = rule(row);
    String segment = row.v2().substring(0, 3);
    return spoke.contains(rule)
        || examples.stream()
            .filter(example -> example.has(segment))
            .sorted(Comparator.comparing(example -> !usesTable(example, row)))
            .flatMap(example -> variants(row, example).stream())
            .anyMatch(variant -> translate(variant).rules().contains(rule));
  }

  /** Whether another row of the same table speaks in it: a good place to look first. */
  private boolean usesTable(RowExample example, Row row) {
    return translate(example).rules().stream()
        .anyMatch(rule -> rule.startsWith(row.fileName() + ':'));
  }

  /** What several fields say together is said by the row of one of them; nothing is left over. */
  private boolean isSaidByAnother(Row row) {
    Set<String> others =
        rows.stream()
            .filter(other -> isForTheSame(other, row) && other.type().equals(row.type()))
            .map(EveryRowSpeaksTest::rule)
            .collect(Collectors.toSet());
    return !others.isEmpty()
        && !row.type().isEmpty()
        && !row.type().contains("[")
        && examples.stream()
            .filter(example -> !example.value(Place.of(row.v2())).isEmpty())
            .map(this::translate)
            .anyMatch(
                said ->
                    said.rules().stream().anyMatch(others::contains)
                        && !said.residue().contains(row.v2()));
  }

  /** Whether another field fills the same element. */
  private static boolean isForTheSame(Row other, Row row) {
    return other.file().equals(row.file())
        && other.fhir().equals(row.fhir())
        && other.v2().contains("-")
        && !other.v2().equals(row.v2());
  }

  private List<RowExample> variants(Row row, RowExample example) {
    List<RowExample> all = List.of(example, alone(row, example));
    List<String> values =
        VALUE.matcher(row.condition()).results().map(found -> found.group(1)).toList();
    for (String text :
        new LinkedHashSet<>(
            PLACE.matcher(row.condition()).results().map(MatchResult::group).toList())) {
      Place place = Place.of(text);
      List<RowExample> more = new ArrayList<>(all);
      for (RowExample one : all) {
        String now = one.value(place);
        values.forEach(value -> more.add(one.with(place, value)));
        Stream.of("", "Zz", "20260301", "20260301080000", now + "~" + now)
            .forEach(value -> more.add(one.with(place, value)));
      }
      all = more;
    }
    return all;
  }

  /** Without the fields that fill the same element by other rows. */
  private RowExample alone(Row row, RowExample example) {
    RowExample alone = example;
    for (Row other : rows) {
      if (isForTheSame(other, row)) {
        alone = alone.with(Place.of(other.v2()), "");
      }
    }
    return alone;
  }

  private Outcome translate(RowExample example) {
    return outcomes.computeIfAbsent(example.text(), this::translate);
  }

  private Outcome translate(String text) {
    Origins origins = new Origins();
    SenderProfile sender =
        TestHub.SENDER.with(SenderRules.of("rows", "1").with(Origins.class, origins));
    V2Message message = V2Message.parse(text);
    Optional<MessageFamily> family = Families.of(message);
    if (family.isEmpty()) {
      return new Outcome(Set.of(), List.of());
    }
    List<String> residue = List.of();
    try {
      Translation translation = family.get().translate(message, sender);
      residue = translation.leftovers().residue();
      FhirMessage.of(message, sender, translation);
    } catch (NotTranslatable refused) {
      // What was put in place until then counts.
    }
    Set<String> rules = origins.rules();
    spoke.addAll(rules);
    return new Outcome(rules, residue);
  }
}

package org.corridor.payer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.declared.DeclaredFile;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.x12.Amounts;

/** Reads {@link Rules} from YAML. */
final class RulesReader {

  private RulesReader() {}

  static Rules read(Path file) {
    return DeclaredFile.read(
        file,
        root -> {
          Rules rules =
              new Rules(
                  all(root, "payers", RulesReader::payer),
                  all(root, "members", RulesReader::member));
          root.end();
          return rules;
        });
  }

  private static <T> List<T> all(Section parent, String key, Function<Section, T> read) {
    return parent.sections(key, "id").stream()
        .map(
            section -> {
              T one = read.apply(section);
              section.end();
              return one;
            })
        .toList();
  }

  private static String text(Section section, String key) {
    return section.text(key).orElse("");
  }

  private static String needed(Section section, String key) {
    if (!section.has(key)) {
      section.problem(key, "is missing");
    }
    return text(section, key);
  }

  private static long cents(Section section, String key) {
    try {
      return Amounts.cents(text(section, key));
    } catch (NumberFormatException e) {
      section.problem(key, "expected an amount such as 20.00");
      return 0;
    }
  }

  private static int percent(Section section, String key, int usual) {
    return Values.number(section, key, 0, 100).orElse(usual);
  }

  private static Payer payer(Section section) {
    return new Payer(
        needed(section, "id"),
        needed(section, "name"),
        needed(section, "tax-id"),
        percent(section, "allowed-percent", 100),
        percent(section, "coinsurance-percent", 0),
        cents(section, "copay"),
        cents(section, "interest"),
        byService(section, "denials", RulesReader::denial),
        Set.copyOf(section.texts("apart")),
        byService(section, "reviews", RulesReader::review));
  }

  private record Ruled<T>(String service, T rule) {}

  private static <T> Map<String, T> byService(
      Section parent, String key, Function<Section, T> read) {
    return all(parent, key, one -> new Ruled<>(needed(one, "service"), read.apply(one))).stream()
        .collect(Collectors.toMap(Ruled::service, Ruled::rule, (first, again) -> first));
  }

  private static Payer.Denial denial(Section section) {
    return new Payer.Denial(
        needed(section, "group"), needed(section, "reason"), text(section, "remark"));
  }

  private static Payer.Review review(Section section) {
    return new Payer.Review(needed(section, "decision"), text(section, "reason"));
  }

  private static Member.Person person(Section section) {
    return new Member.Person(
        needed(section, "family"),
        needed(section, "given"),
        needed(section, "born"),
        text(section, "gender"));
  }

  private static Member member(Section section) {
    return new Member(
        needed(section, "id"),
        needed(section, "payer"),
        person(section),
        text(section, "plan"),
        !text(section, "active").equals("no"),
        text(section, "refusal"),
        cents(section, "deductible"),
        cents(section, "left"),
        all(
            section,
            "dependents",
            one -> new Member.Dependent(person(one), needed(one, "relationship"))));
  }
}

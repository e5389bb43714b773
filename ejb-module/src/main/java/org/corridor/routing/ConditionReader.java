package org.corridor.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import org.corridor.hl7v2.Places;

/** Reads conditions, word by word. */
final class ConditionReader {

  private final List<Word> words;
  private final int end;
  private int at;

  ConditionReader(String text) {
    this.words = Word.cut(text);
    this.end = text.length() + 1;
  }

  Condition read() {
    Condition condition = either();
    if (at < words.size()) {
      throw wrong("expected \"and\", \"or\" or the end");
    }
    return condition;
  }

  private Condition either() {
    Condition left = all();
    while (took("or")) {
      Condition before = left;
      Condition right = all();
      left = message -> before.holds(message) || right.holds(message);
    }
    return left;
  }

  private Condition all() {
    Condition left = one();
    while (took("and")) {
      Condition before = left;
      Condition right = one();
      left = message -> before.holds(message) && right.holds(message);
    }
    return left;
  }

  private Condition one() {
    if (took("not")) {
      Condition inner = one();
      return message -> !inner.holds(message);
    }
    if (took("(")) {
      Condition inner = either();
      expect(")");
      return inner;
    }
    if (took("exists")) {
      return any(place(), value -> true);
    }
    return comparison();
  }

  private Condition comparison() {
    Places place = place();
    if (took("in")) {
      return any(place, list()::contains);
    }
    if (took("not")) {
      expect("in");
      return none(place, list()::contains);
    }
    String operator = at < words.size() ? words.get(at).text() : "";
    if (at >= words.size() || words.get(at).kind() != Word.Kind.SIGN) {
      throw wrong("expected =, !=, ~, !~, >, >=, <, <= or in");
    }
    at++;
    return switch (operator) {
      case "=" -> any(place, value()::equals);
      case "!=" -> none(place, value()::equals);
      case "~" -> any(place, expression()::foundIn);
      case "!~" -> none(place, expression()::foundIn);
      case ">", ">=", "<", "<=" -> any(place, number(operator)::holds);
      default -> {
        at--;
        throw wrong("expected =, !=, ~, !~, >, >=, <, <= or in");
      }
    };
  }

  private static Condition any(Places place, Predicate<String> meant) {
    return message -> place.values(message).stream().anyMatch(meant);
  }

  private static Condition none(Places place, Predicate<String> meant) {
    return message -> place.values(message).stream().noneMatch(meant);
  }

  private Places place() {
    String text = word("a place such as PID-3.1");
    try {
      return Places.of(text);
    } catch (IllegalArgumentException e) {
      at--;
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private List<String> list() {
    expect("(");
    List<String> values = new ArrayList<>(List.of(value()));
    while (took(",")) {
      values.add(value());
    }
    expect(")");
    return values;
  }

  private String value() {
    String value = word("a value");
    if (value.isEmpty()) {
      at--;
      throw wrong("an empty value is never there; \"not exists\" asks for it");
    }
    return value;
  }

  private Expression expression() {
    String text = word("a regular expression");
    try {
      return Expression.of(text);
    } catch (PatternSyntaxException e) {
      at--;
      throw wrong("not a regular expression: " + e.getDescription());
    }
  }

  private Limit number(String operator) {
    String text = word("a number");
    try {
      return Limit.of(operator, text);
    } catch (NumberFormatException e) {
      at--;
      throw wrong("expected a number, not " + text);
    }
  }

  private String word(String expected) {
    if (at >= words.size() || words.get(at).kind() == Word.Kind.SIGN) {
      throw wrong("expected " + expected);
    }
    return words.get(at++).text();
  }

  private void expect(String text) {
    if (!took(text)) {
      throw wrong("expected \"" + text + "\"");
    }
  }

  private boolean took(String text) {
    boolean there =
        at < words.size()
            && words.get(at).kind() != Word.Kind.QUOTED
            && words.get(at).text().toLowerCase(Locale.ROOT).equals(text);
    at += there ? 1 : 0;
    return there;
  }

  private BadCondition wrong(String text) {
    return new BadCondition(at < words.size() ? words.get(at).column() : end, text);
  }
}

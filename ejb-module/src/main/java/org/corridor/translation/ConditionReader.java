package org.corridor.translation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the conditions of mapping tables, such as
 *
 * <pre>
 *   PV1-45 not valued and PV1-2.1 in (E, I, O)
 *   PID-7 longer than 8
 *   not (PID-11 repeats) or PID-11.9 != "X"
 * </pre>
 *
 * {@code and} binds stronger than {@code or}. Values that are not one plain word stand in quotation
 * marks.
 */
final class ConditionReader {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"[^\"]*\"|[()=,]|!=|[^\\s()=,!\"]+)\\s*");

  private final List<String> tokens;
  private int next;

  private ConditionReader(List<String> tokens) {
    this.tokens = tokens;
  }

  /**
   * Compiles a condition; an empty one always holds.
   *
   * @throws IllegalArgumentException when {@code text} is not a condition
   */
  static Condition read(String text) {
    if (text.isBlank()) {
      return new Condition.Always();
    }
    ConditionReader reader = new ConditionReader(tokens(text));
    Condition condition = reader.either();
    if (reader.next < reader.tokens.size()) {
      throw new IllegalArgumentException("unexpected " + reader.peek() + " in: " + text);
    }
    return condition;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (end < text.length()) {
      throw new IllegalArgumentException("unreadable at " + text.substring(end));
    }
    return tokens;
  }

  private Condition either() {
    Condition condition = both();
    while (accept("or")) {
      condition = condition.or(both());
    }
    return condition;
  }

  private Condition both() {
    Condition condition = one();
    while (accept("and")) {
      condition = condition.and(one());
    }
    return condition;
  }

  private Condition one() {
    if (accept("not")) {
      return one().negated();
    }
    if (accept("(")) {
      Condition inner = either();
      expect(")");
      return inner;
    }
    Place place = Place.of(take());
    return accept("not") ? test(place).negated() : test(place);
  }

  private Condition test(Place place) {
    String word = take();
    return switch (word) {
      case "valued" -> new Condition.Shape(spot -> !place.in(spot).isEmpty());
      case "repeats" -> new Condition.Shape(spot -> place.repetitions(spot) > 1);
      case "=" -> new Condition.Among(place, Set.of(value()));
      case "!=" -> new Condition.Among(place, Set.of(value())).negated();
      case "in" -> new Condition.Among(place, values());
      case "longer" -> {
        expect("than");
        int length = Integer.parseInt(take());
        yield new Condition.Shape(spot -> place.in(spot).length() > length);
      }
      default -> throw new IllegalArgumentException("no such test: " + word);
    };
  }

  private Set<String> values() {
    expect("(");
    Set<String> values = new HashSet<>();
    do {
      values.add(value());
    } while (accept(","));
    expect(")");
    return values;
  }

  private String value() {
    String token = take();
    return token.startsWith("\"") ? token.substring(1, token.length() - 1) : token;
  }

  private boolean accept(String token) {
    if (next < tokens.size() && token.equals(tokens.get(next))) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new IllegalArgumentException("expected " + token + " before " + peek());
    }
  }

  private String take() {
    if (next == tokens.size()) {
      throw new IllegalArgumentException("ends too early");
    }
    return tokens.get(next++);
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "the end";
  }
}

package org.corridor.declared;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values that are more than text. What cannot be read is a problem at its key, and absent. */
public final class Values {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

  private Values() {}

  /** A length of time as in {@code 500ms}, {@code 5s}, {@code 10m}, {@code 8h}, {@code 3d}. */
  public static Optional<Duration> duration(Section section, String key) {
    Optional<String> text = section.text(key);
    Optional<Matcher> parts = text.map(DURATION::matcher).filter(Matcher::matches);
    if (text.isPresent() && parts.isEmpty()) {
      section.problem(key, "expected a length of time such as 500ms, 5s, 10m, 8h or 3d");
    }
    return parts.map(p -> unit(p.group(2)).multipliedBy(Long.parseLong(p.group(1))));
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  /** A whole number from {@code least} to {@code most}. */
  public static Optional<Integer> number(Section section, String key, int least, int most) {
    Optional<String> text = section.text(key);
    Optional<Integer> number =
        text.filter(digits -> digits.matches("\\d{1,9}"))
            .map(Integer::valueOf)
            .filter(value -> value >= least && value <= most);
    if (text.isPresent() && number.isEmpty()) {
      section.problem(key, "expected a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** {@code true} or {@code false}. */
  public static Optional<Boolean> flag(Section section, String key) {
    Optional<String> text = section.text(key);
    Optional<Boolean> flag =
        text.filter(word -> word.equals("true") || word.equals("false")).map(Boolean::valueOf);
    if (text.isPresent() && flag.isEmpty()) {
      section.problem(key, "expected true or false");
    }
    return flag;
  }

  /** One of the constants of {@code type}, in lower case and with dashes: {@code in-order}. */
  public static <E extends Enum<E>> Optional<E> choice(Section section, String key, Class<E> type) {
    Optional<String> text = section.text(key);
    Optional<E> choice =
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> text.filter(word(constant)::equals).isPresent())
            .findFirst();
    if (text.isPresent() && choice.isEmpty()) {
      section.problem(
          key,
          "expected one of "
              + Arrays.stream(type.getEnumConstants())
                  .map(Values::word)
                  .collect(Collectors.joining(", ")));
    }
    return choice;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

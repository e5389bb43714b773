package org.corridor.intake;

/** Which messages the hub can do something with. */
@FunctionalInterface
public interface SupportedMessages {

  /** Whether messages of {@code type} and {@code trigger}, as in MSH-9.1 and 9.2, are taken. */
  boolean takes(String type, String trigger);

  /** Whether any trigger of {@code type} is taken, so that a refusal can say what is wrong. */
  default boolean takesType(String type) {
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      for (int number = 1; number < 100; number++) {
        String trigger = "" + letter + (char) ('0' + number / 10) + (char) ('0' + number % 10);
        if (takes(type, trigger)) {
          return true;
        }
      }
    }
    return false;
  }
}

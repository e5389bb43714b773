package org.corridor.delivery;

/**
 * What came of bringing a payload. Texts name places and codes, never anything about a patient, and
 * have at most 500 characters.
 */
public sealed interface Attempt {

  /**
   * The receiver has it.
   *
   * @param answer what it said: {@code AA}, {@code 201 Created}, a file's name
   */
  record Taken(String answer) implements Attempt {}

  /** The receiver will not have it as it is: it is set aside at once, and the others go on. */
  record Refused(String reason) implements Attempt {}

  /** The receiver answered that it does not have it, and may take it later. */
  record Answered(String reason) implements Attempt {}

  /** It was not reached: it certainly has nothing. */
  record Unreached(String reason) implements Attempt {}

  /** It may have it: something was sent, and no answer that belongs to it came. */
  record InDoubt(String reason) implements Attempt {}
}

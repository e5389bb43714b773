package org.corridor.shared;

/**
 * A failure as text for the log: the classes and the places, without the exceptions' messages,
 * which may quote what a patient's message said.
 */
public final class Trace {

  private static final int FRAMES = 25;
  private static final int CAUSES = 5;

  private Trace() {}

  /** Describes {@code failure} and what caused it. */
  public static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      text.append(depth == 0 ? "" : "\ncaused by ").append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
        text.append("\n\tat ").append(frames[i]);
      }
      cause = cause.getCause();
    }
    return text.toString();
  }
}

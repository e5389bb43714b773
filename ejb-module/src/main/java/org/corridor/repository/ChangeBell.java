package org.corridor.repository;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Rings when this process has written to the repository, whoever asked for it. What others write is
 * not heard: whoever must miss nothing looks by the clock as well.
 */
public final class ChangeBell {

  private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();

  private ChangeBell() {}

  /** Something was committed. */
  public static void ring() {
    LISTENERS.forEach(Runnable::run);
  }

  /** Has {@code listener} run at each ring, on the writer's thread: it may only take a note. */
  public static void listen(Runnable listener) {
    LISTENERS.add(listener);
  }

  /** No longer. */
  public static void forget(Runnable listener) {
    LISTENERS.remove(listener);
  }
}

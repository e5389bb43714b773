package org.corridor.fhirserver;

import org.jspecify.annotations.Nullable;

/** An exception's types and places, without its messages. */
final class WithoutValues extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WithoutValues(Throwable original) {
    super(original.getClass().getName(), causeOf(original), false, true);
    setStackTrace(original.getStackTrace());
  }

  private static @Nullable Throwable causeOf(Throwable original) {
    Throwable cause = original.getCause();
    return cause == null ? null : new WithoutValues(cause);
  }
}

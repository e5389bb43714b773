package org.corridor.export;

/** Another hub took the export over; this one writes nothing more of it. */
final class LeaseLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLost() {
    super("another hub has taken the export over");
  }
}

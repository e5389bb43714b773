package org.corridor.pickup;

/** The hub ends here, without another step. */
final class Killed extends Error {

  private static final long serialVersionUID = 1L;
}

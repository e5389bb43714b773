package org.corridor.journal;

/**
 * A search that cannot be understood. The message does not repeat the value: it may be a patient's.
 */
public final class BadFilter extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String parameter;

  public BadFilter(String parameter, String problem) {
    super(parameter + " " + problem);
    this.parameter = parameter;
  }

  /** The query parameter at fault. */
  public String parameter() {
    return parameter;
  }
}

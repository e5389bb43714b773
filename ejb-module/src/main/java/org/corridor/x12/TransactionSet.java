package org.corridor.x12;

/**
 * An ST.
 *
 * @param group that it is in
 * @param type ST01, such as {@code 837}
 * @param control ST02
 * @param convention ST03, the guide that it says it follows; empty where it says none
 * @param offset of the ST in the stream
 */
public record TransactionSet(
    FunctionalGroup group, String type, String control, String convention, long offset) {

  static TransactionSet of(FunctionalGroup group, Segment st) {
    return new TransactionSet(group, st.text(1), st.text(2), st.text(3), st.offset());
  }

  /** The guide: ST03, or GS08 where it is empty. */
  public String guide() {
    return convention.isEmpty() ? group.version() : convention;
  }
}

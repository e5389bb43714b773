package org.corridor.acknowledgement;

import java.util.List;

/**
 * A health care claim status (C043 of STC).
 *
 * @param category such as {@code A7}
 * @param code such as {@code 562}
 * @param entity whose, such as {@code 85}, or empty
 */
public record ClaimStatus(String category, String code, String entity) {
  private static final List<String> REFUSING = List.of("A3", "A4", "A6", "A7", "A8");

  /** Of text such as {@code A7:562:85}. */
  public static ClaimStatus of(String text) {
    String[] parts = text.split(":", -1);
    return new ClaimStatus(
        parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
  }

  /** Whether its claim will not be processed. */
  public boolean refuses() {
    return REFUSING.contains(category);
  }

  @Override
  public String toString() {
    return category + ":" + code + (entity.isEmpty() ? "" : ":" + entity);
  }
}

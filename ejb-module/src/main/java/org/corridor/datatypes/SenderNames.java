package org.corridor.datatypes;

import java.util.Map;

/**
 * Names that only mean something with one sender, and the systems they stand for.
 *
 * @param assigners URIs by assigning authority: HD.1, or HD.2 where that is what the sender gets
 *     wrong
 * @param codingSystems URIs by the name of a coding system, as in CWE.3
 */
public record SenderNames(Map<String, String> assigners, Map<String, String> codingSystems) {

  static final SenderNames NONE = new SenderNames(Map.of(), Map.of());

  public SenderNames {
    assigners = Map.copyOf(assigners);
    codingSystems = Map.copyOf(codingSystems);
  }
}

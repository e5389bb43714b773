package org.corridor.shared;

import java.util.List;

/**
 * What a message said beyond what the mapping tables know: nothing vanishes silently.
 *
 * @param residue the places with a value that no row and no code read, such as {@code ZPI-3}
 * @param unmappedCodes the codes that were kept as sent, or left out, because no table lists them
 */
public record Leftovers(List<String> residue, List<UnmappedCode> unmappedCodes) {

  /** Nothing was left over. */
  public static final Leftovers NONE = new Leftovers(List.of(), List.of());

  public Leftovers {
    residue = List.copyOf(residue);
    unmappedCodes = List.copyOf(unmappedCodes);
  }
}

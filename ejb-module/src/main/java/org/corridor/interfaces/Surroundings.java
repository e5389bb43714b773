package org.corridor.interfaces;

import java.util.List;
import org.corridor.mllp.MllpSettings;

/**
 * What interfaces meet that no file declares.
 *
 * @param known whether {@code listeners} is all there is; false without a server
 * @param listeners that the settings declare
 */
public record Surroundings(boolean known, List<MllpSettings> listeners) {

  /** Nothing is known, as on a command line. */
  public static final Surroundings UNKNOWN = new Surroundings(false, List.of());
}

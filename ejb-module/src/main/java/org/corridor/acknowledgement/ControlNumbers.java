package org.corridor.acknowledgement;

import org.corridor.x12.Interchange;

/**
 * Where the control numbers of answers come from. A number that was given may stay unused: one that
 * is never sent leaves a gap.
 */
public interface ControlNumbers {
  /** The next ISA13 for the sender of an interchange. */
  long interchange(Interchange answered);

  /** The next GS06 for the sender of an interchange. */
  long group(Interchange answered);

  /** The next ST02, unique in its group; four to nine digits are written. */
  long set(Interchange answered);
}

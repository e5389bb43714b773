package org.corridor.screening;

/** What cannot be used because of a finding; later ones contain earlier ones. */
enum Cost {
  NOTHING,
  SET,
  GROUP,
  INTERCHANGE
}

package org.corridor.vault;

import java.util.Set;

/**
 * Which keys have been in use, kept apart from the keys themselves and beside the sealed content.
 * It tells a first start from a start whose keyset was lost.
 */
public interface KeyLedger {

  /** The ids of all keys that may have sealed something. */
  Set<String> keyIds();

  /** Durably notes {@code keyId}, before the key seals anything; again does no harm. */
  void note(String keyId);
}

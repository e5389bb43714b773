package org.corridor.exchange;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.corridor.x12.SegmentWriter;

/**
 * A set that is to be sent.
 *
 * @param kind as guides name it, such as {@code 837P}; it says ST01, ST03 and GS01
 * @param replaces a rejected set in whose place it is sent
 * @param body what stands between ST and SE; may be asked more than once, and writes the same
 */
public record SetDraft(String kind, Optional<UUID> replaces, Body body) {

  /** Writes segments. */
  @FunctionalInterface
  public interface Body {
    void write(SegmentWriter segments) throws IOException;
  }
}

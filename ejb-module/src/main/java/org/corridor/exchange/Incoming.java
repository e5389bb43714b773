package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that come.
 *
 * @param name of the file, for people
 * @param key who brings it: the same once more is the same, and changes nothing
 * @param content may be opened more than once
 * @param answeredByCaller whether the caller gives our acknowledgements back by itself
 */
public record Incoming(String name, String key, Content content, boolean answeredByCaller) {

  /** Where the bytes are. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}

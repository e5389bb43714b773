package org.corridor.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Interchanges that can be read from the start more than once. */
public interface Content {
  /** The bytes from their first on; the caller closes them. */
  InputStream open() throws IOException;

  /** Content that is in memory. */
  static Content of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }
}

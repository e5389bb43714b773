package org.corridor.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.corridor.exchange.ReceivedSet;

/** Interchanges that can be read from the start more than once. */
public interface Content {
  /** The bytes from their first on; the caller closes them. */
  InputStream open() throws IOException;

  /** Where they are kept; empty for what no partner brought. */
  default Optional<ReceivedSet.Header> header() {
    return Optional.empty();
  }

  /** Content that is in memory. */
  static Content of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  /** A set that was received or sent. */
  static Content of(ReceivedSet set) {
    return new Content() {
      @Override
      public InputStream open() throws IOException {
        return set.open();
      }

      @Override
      public Optional<ReceivedSet.Header> header() {
        return Optional.of(set.header());
      }
    };
  }
}

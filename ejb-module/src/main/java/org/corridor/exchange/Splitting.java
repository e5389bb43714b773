package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeHandler;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;

/** Finds the interchanges of a stream. */
final class Splitting {

  /** Hears of each. */
  interface Heard {
    /**
     * An interchange.
     *
     * @param from where its ISA stands
     */
    void interchange(Interchange header, long from);
  }

  private Splitting() {}

  /** The ISA of one that is stored. */
  static Interchange header(Office office, StoredInterchange stored) throws IOException {
    StoredInterchange.Bytes bytes = stored.bytes();
    List<Interchange> found = new ArrayList<>();
    try (InputStream in =
        office
            .files()
            .read(bytes.file(), bytes.begins(), Math.min(FileStore.PART, bytes.length()))) {
      read(in, (header, from) -> found.add(header));
    }
    if (found.isEmpty()) {
      throw new IOException("the interchange is gone");
    }
    return found.get(0);
  }

  static void read(InputStream in, Heard heard) throws IOException {
    InterchangeHandler handler =
        new InterchangeHandler() {
          @Override
          public void interchange(Interchange interchange) {
            heard.interchange(interchange, interchange.offset());
          }
        };
    new InterchangeReader(handler, Limits.USUAL).read(in);
  }
}

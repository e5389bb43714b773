package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
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

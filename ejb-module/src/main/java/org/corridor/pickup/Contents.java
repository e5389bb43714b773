package org.corridor.pickup;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;

/** What a file holds, one after the other. */
public interface Contents extends Closeable {

  /** One thing that a file holds. */
  sealed interface Item {

    /** Where it stands, for people, as {@code message 7 at byte 1234}. */
    String where();
  }

  /** A message. */
  record Message(String where, byte[] content) implements Item {}

  /** Something of which no message can be made. */
  record Broken(String where, String why) implements Item {}

  /**
   * The next one; empty at the end.
   *
   * @throws Unusable when nothing can be made of the file at all
   */
  Optional<Item> next() throws IOException;

  /** What was noticed about the file as a whole, as far as it was read. */
  List<Finding> findings();

  /** Nothing can be made of a file. */
  final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unusable(String why) {
      super(why);
    }
  }
}

package org.corridor.export;

import java.nio.file.Path;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Tests of exports with a hub on each database. */
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
abstract class OnEachHub {

  static final String NIGHTLY =
      "when: \"02:30\", zone: Europe/Berlin, what: messages, accept: MSH-9.1 = ORU";

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  Hub hub;

  @BeforeEach
  void open() {
    hub = new Hub(kind, folder);
  }

  /** The hub runs at that moment and looks what is due. */
  void at(String moment, Exports exports) {
    hub.clock.set(moment);
    exports.look();
  }
}

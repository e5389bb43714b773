package org.corridor.proposals;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where it is declared who keeps which record.
 *
 * @param file {@code corridor.records.file}; empty: nobody keeps any
 * @param lastGood {@code corridor.records.last-good}: where a copy is kept as it was last in use,
 *     for a start with a broken file; by default below the server's data
 */
record RecordSettings(Optional<Path> file, Optional<Path> lastGood) {

  static RecordSettings from(Config config) {
    return new RecordSettings(
        config.getOptionalValue("corridor.records.file", String.class).map(Path::of),
        config
            .getOptionalValue("corridor.records.last-good", String.class)
            .map(Path::of)
            .or(
                () ->
                    config
                        .getOptionalValue("jboss.server.data.dir", String.class)
                        .map(data -> Path.of(data, "corridor", "records"))));
  }
}

package org.corridor.interfaces;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where interfaces are declared.
 *
 * @param directory {@code corridor.interfaces.directory}; empty: none is
 * @param lastGood {@code corridor.interfaces.last-good}: where a copy of each is kept as it was
 *     last in use, for a start with a broken one; by default below the server's data
 */
record InterfaceSettings(Optional<Path> directory, Optional<Path> lastGood) {

  static InterfaceSettings from(Config config) {
    return new InterfaceSettings(
        config.getOptionalValue("corridor.interfaces.directory", String.class).map(Path::of),
        config
            .getOptionalValue("corridor.interfaces.last-good", String.class)
            .map(Path::of)
            .or(
                () ->
                    config
                        .getOptionalValue("jboss.server.data.dir", String.class)
                        .map(data -> Path.of(data, "corridor", "interfaces"))));
  }
}

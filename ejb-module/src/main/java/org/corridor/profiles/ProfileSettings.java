package org.corridor.profiles;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where profiles are.
 *
 * @param directory {@code corridor.profiles.directory}; empty: there are none
 * @param lastGood {@code corridor.profiles.last-good}: where a copy of each profile is kept as it
 *     was last in use, for a start with a broken one; by default below the server's data
 */
record ProfileSettings(Optional<Path> directory, Optional<Path> lastGood) {

  static ProfileSettings from(Config config) {
    return new ProfileSettings(
        config.getOptionalValue("corridor.profiles.directory", String.class).map(Path::of),
        config
            .getOptionalValue("corridor.profiles.last-good", String.class)
            .map(Path::of)
            .or(
                () ->
                    config
                        .getOptionalValue("jboss.server.data.dir", String.class)
                        .map(data -> Path.of(data, "corridor", "profiles"))));
  }
}

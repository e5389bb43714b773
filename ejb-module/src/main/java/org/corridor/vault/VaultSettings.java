package org.corridor.vault;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where the keys are.
 *
 * @param keyset the file that holds them
 * @param masterKey 32 bytes in Base64 that encrypt the file; empty when only the file's permissions
 *     protect it
 */
public record VaultSettings(Path keyset, Optional<String> masterKey) {

  /** Reads {@code corridor.vault.keyset} and {@code corridor.vault.master-key}. */
  public static VaultSettings from(Config config) {
    String file =
        config
            .getOptionalValue("corridor.vault.keyset", String.class)
            .or(
                () ->
                    config
                        .getOptionalValue("jboss.server.data.dir", String.class)
                        .map(data -> data + "/corridor/keyset.json"))
            .orElseThrow(() -> new KeysUnusable("corridor.vault.keyset is not set"));
    return new VaultSettings(
        Path.of(file), config.getOptionalValue("corridor.vault.master-key", String.class));
  }

  /** Without the master key. */
  @Override
  public String toString() {
    return "keyset "
        + keyset
        + (masterKey.isPresent() ? ", wrapped by a master key" : ", not wrapped");
  }
}

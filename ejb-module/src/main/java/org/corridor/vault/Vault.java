package org.corridor.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.corridor.shared.MessageId;

/**
 * Seals content with AES-256-GCM for one message, and opens it again. Sealed bytes begin with the
 * id of their key; the message's id is authenticated with them, so that they open for no other
 * message. Any number of threads may use one vault.
 */
public final class Vault {

  // Tink's ciphertext prefix: one byte of version, four of key id.
  private static final byte PREFIX_VERSION = 1;
  private static final int PREFIX_LENGTH = 5;

  private final KeysetFile file;
  private final KeyLedger ledger;
  private volatile Keys keys;

  private record Keys(KeysetHandle handle, Aead aead) {

    static Keys of(KeysetHandle handle) throws GeneralSecurityException {
      return new Keys(handle, handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    Set<String> ids() {
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < handle.size(); i++) {
        ids.add(name(handle.getAt(i).getId()));
      }
      return ids;
    }
  }

  private Vault(KeysetFile file, KeyLedger ledger, Keys keys) {
    this.file = file;
    this.ledger = ledger;
    this.keys = keys;
  }

  /**
   * Opens the vault. Makes a keyset only when there is none and no key has ever been in use.
   *
   * @throws KeysUnusable when keys that were in use are missing, or the file cannot be read
   */
  public static Vault unlock(VaultSettings settings, KeyLedger ledger) {
    try {
      AeadConfig.register();
      Optional<Aead> master =
          settings.masterKey().isPresent()
              ? Optional.of(MasterKey.of(settings.masterKey().get()))
              : Optional.empty();
      KeysetFile file = new KeysetFile(settings.keyset(), master);
      Set<String> used = ledger.keyIds();
      Keys keys;
      if (file.exists()) {
        keys = Keys.of(file.read());
      } else if (used.isEmpty()) {
        keys =
            Keys.of(
                KeysetHandle.generateNew(
                    PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
        file.write(keys.handle());
      } else {
        throw new KeysUnusable(
            settings.keyset() + " is missing, but content was sealed with it; restore it");
      }
      if (!keys.ids().containsAll(used)) {
        throw new KeysUnusable(
            settings.keyset() + " lacks keys that sealed stored content; restore the right file");
      }
      keys.ids().stream().filter(id -> !used.contains(id)).forEach(ledger::note);
      return new Vault(file, ledger, keys);
    } catch (GeneralSecurityException e) {
      throw new KeysUnusable(settings.keyset() + " holds no usable keys", e);
    }
  }

  /** Encrypts {@code plain} for message {@code id} with the newest key. */
  public byte[] seal(byte[] plain, MessageId id) {
    try {
      return keys.aead().encrypt(plain, associated(id));
    } catch (GeneralSecurityException e) {
      throw new KeysUnusable("the newest key does not encrypt", e);
    }
  }

  /**
   * Decrypts what {@link #seal} made for the same message, now or before a rotation.
   *
   * @throws Unopenable when the bytes are not what was sealed for {@code id}
   */
  public byte[] open(byte[] sealed, MessageId id) {
    try {
      return keys.aead().decrypt(sealed, associated(id));
    } catch (GeneralSecurityException e) {
      throw new Unopenable(id, e);
    }
  }

  /**
   * The id of the key that sealed the bytes, as the keyset file writes it.
   *
   * @throws Unopenable when the bytes do not begin like sealed ones
   */
  public String keyIdOf(byte[] sealed) {
    if (sealed.length < PREFIX_LENGTH || sealed[0] != PREFIX_VERSION) {
      throw new Unopenable("these bytes are not sealed");
    }
    return name(ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt());
  }

  /** The id of the key that seals now. */
  public String currentKeyId() {
    return name(keys.handle().getPrimary().getId());
  }

  /**
   * Adds a new key, durably, and seals with it from now on.
   *
   * @return the new key's id
   * @throws KeysUnusable when it cannot be stored; the vault goes on with the keys it had
   */
  public synchronized String rotate() {
    try {
      KeysetHandle rotated =
          KeysetHandle.newBuilder(keys.handle())
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary())
              .build();
      Keys next = Keys.of(rotated);
      file.write(rotated);
      ledger.note(name(rotated.getPrimary().getId()));
      keys = next;
      return currentKeyId();
    } catch (GeneralSecurityException e) {
      throw new KeysUnusable("no new key could be made", e);
    }
  }

  private static byte[] associated(MessageId id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }

  private static String name(int keyId) {
    return Integer.toUnsignedString(keyId);
  }
}

package org.corridor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The keyset on disk: whole or not at all, and for its owner only. */
final class KeysetFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final byte[] PURPOSE = "corridor keyset".getBytes(UTF_8);

  private final Path file;
  private final Path folder;
  private final Optional<Aead> master;

  KeysetFile(Path file, Optional<Aead> master) {
    this.file = file.toAbsolutePath();
    this.folder =
        Optional.ofNullable(this.file.getParent())
            .orElseThrow(() -> new KeysUnusable(file + " is not a file name"));
    this.master = master;
  }

  boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Reads the keys; a file from before there was a master key is wrapped on the way. */
  KeysetHandle read() {
    try {
      String json = Files.readString(file);
      boolean wrapped = json.contains("\"encryptedKeyset\"");
      if (wrapped) {
        Aead key =
            master.orElseThrow(
                () ->
                    new KeysUnusable(
                        file + " is wrapped by a master key; set corridor.vault.master-key"));
        return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
            json, key, PURPOSE, RegistryConfiguration.get());
      }
      KeysetHandle keys =
          TinkJsonProtoKeysetFormat.parseKeyset(
              json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
      if (master.isPresent()) {
        write(keys);
      }
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      throw new KeysUnusable(
          file + " cannot be read as a keyset; restore it or set the right master key", e);
    }
  }

  /** Replaces the file in one step, on the disk before this returns. */
  void write(KeysetHandle keys) {
    try {
      String json =
          master.isPresent()
              ? TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                  keys, master.get(), PURPOSE, RegistryConfiguration.get())
              : TinkJsonProtoKeysetFormat.serializeKeyset(
                  keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "keyset", ".new", ownerOnly());
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = UTF_8.encode(json);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder();
    } catch (IOException | GeneralSecurityException e) {
      throw new KeysUnusable(file + " cannot be written", e);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  // A rename is only durable once its folder is; Windows cannot open a folder and needs no such
  // step.
  private void forceFolder() throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}

package org.corridor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

  private static final byte[] PLAIN = "MSH|^~\\&|LAB|NORTH".getBytes(UTF_8);
  private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);

  private final MessageId id = MessageId.next(Clock.systemUTC());
  private final MemoryLedger ledger = new MemoryLedger();
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("corridor/keyset.json");
  }

  private Vault unlock() {
    return Vault.unlock(new VaultSettings(file, Optional.empty()), ledger);
  }

  private Vault unlockWith(String master) {
    return Vault.unlock(new VaultSettings(file, Optional.of(master)), ledger);
  }

  @Test
  void whatIsSealedOpensAndIsNotReadableBefore() {
    Vault vault = unlock();
    byte[] sealed = vault.seal(PLAIN, id);
    assertThat(new String(sealed, UTF_8)).doesNotContain("LAB");
    assertThat(vault.open(sealed, id)).isEqualTo(PLAIN);
  }

  @Test
  void sealedBytesNameTheirKey() throws IOException {
    Vault vault = unlock();
    String keyId = vault.keyIdOf(vault.seal(PLAIN, id));
    assertThat(keyId).isEqualTo(vault.currentKeyId());
    assertThat(Files.readString(file)).contains("\"primaryKeyId\":" + keyId);
    assertThatThrownBy(() -> vault.keyIdOf(PLAIN)).isInstanceOf(Unopenable.class);
    assertThatThrownBy(() -> vault.keyIdOf(new byte[2])).isInstanceOf(Unopenable.class);
  }

  @Test
  void theKeyIsTwoHundredAndFiftySixBitsOfAesGcm() throws IOException {
    unlock();
    String value = Files.readString(file).replaceAll("(?s).*\"value\":\\s*\"([^\"]+)\".*", "$1");
    // a protobuf AesGcmKey: field 3, length 32, the key
    assertThat(Base64.getDecoder().decode(value)).hasSize(34).startsWith(0x1a, 0x20);
    assertThat(Files.readString(file)).contains("google.crypto.tink.AesGcmKey");
  }

  @Test
  void anyChangedByteIsNoticed() {
    Vault vault = unlock();
    byte[] sealed = vault.seal(PLAIN, id);
    for (int at = 0; at < sealed.length; at++) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> vault.open(changed, id)).isInstanceOf(Unopenable.class);
    }
  }

  @Test
  void sealedBytesOpenForNoOtherMessage() {
    Vault vault = unlock();
    byte[] sealed = vault.seal(PLAIN, id);
    MessageId other = MessageId.next(Clock.systemUTC());
    assertThatThrownBy(() -> vault.open(sealed, other))
        .isInstanceOf(Unopenable.class)
        .hasMessageContaining(other.toString())
        .hasMessageNotContaining("LAB");
  }

  @Test
  void rotationSealsWithANewKeyAndStillOpensTheOld() {
    Vault vault = unlock();
    byte[] before = vault.seal(PLAIN, id);
    String fresh = vault.rotate();
    byte[] after = vault.seal(PLAIN, id);
    assertThat(vault.keyIdOf(after)).isEqualTo(fresh).isNotEqualTo(vault.keyIdOf(before));
    Vault restarted = unlock();
    assertThat(restarted.open(before, id)).isEqualTo(PLAIN);
    assertThat(restarted.open(after, id)).isEqualTo(PLAIN);
    assertThat(restarted.currentKeyId()).isEqualTo(fresh);
  }

  @Test
  void theKeysetIsForItsOwnerOnly() throws IOException {
    Vault vault = unlock();
    vault.rotate();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aLostKeysetStopsTheStart() throws IOException {
    unlock();
    Files.delete(file);
    assertThatThrownBy(this::unlock)
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("is missing, but content was sealed with it");
    assertThat(file).doesNotExist();
  }

  @Test
  void anotherKeysetStopsTheStart() throws IOException {
    unlock();
    Files.delete(file);
    Vault.unlock(new VaultSettings(file, Optional.empty()), new MemoryLedger());
    assertThatThrownBy(this::unlock)
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("lacks keys");
  }

  @Test
  void anOlderCopyOfTheKeysetStopsTheStart() throws IOException {
    Vault vault = unlock();
    byte[] copy = Files.readAllBytes(file);
    vault.rotate();
    Files.write(file, copy);
    assertThatThrownBy(this::unlock).isInstanceOf(KeysUnusable.class);
  }

  @Test
  void aDamagedKeysetStopsTheStartAndStaysAsItIs() throws IOException {
    unlock();
    Files.writeString(file, "{\"primaryKeyId\":");
    assertThatThrownBy(this::unlock).isInstanceOf(KeysUnusable.class);
    assertThat(file).hasContent("{\"primaryKeyId\":");
  }

  @Test
  void aMasterKeyHidesTheKeys() throws IOException {
    Vault vault = unlockWith(MASTER);
    byte[] sealed = vault.seal(PLAIN, id);
    assertThat(Files.readString(file)).contains("encryptedKeyset").doesNotContain("keyData");
    assertThat(unlockWith(MASTER).open(sealed, id)).isEqualTo(PLAIN);
    assertThatThrownBy(this::unlock)
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("corridor.vault.master-key");
    String other = "AQ" + MASTER.substring(2);
    assertThatThrownBy(() -> unlockWith(other)).isInstanceOf(KeysUnusable.class);
  }

  @Test
  void aMasterKeyAddedLaterWrapsTheKeysThatAreThere() throws IOException {
    byte[] sealed = unlock().seal(PLAIN, id);
    assertThat(unlockWith(MASTER).open(sealed, id)).isEqualTo(PLAIN);
    assertThat(Files.readString(file)).contains("encryptedKeyset");
  }

  @Test
  void aBadMasterKeyIsNamedButNotShown() {
    assertThatThrownBy(() -> unlockWith("c2hvcnQ="))
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("32 bytes")
        .hasMessageNotContaining("c2hvcnQ");
    assertThatThrownBy(() -> unlockWith("!secret!"))
        .isInstanceOf(KeysUnusable.class)
        .hasMessageNotContaining("secret")
        .hasNoCause();
    assertThat(new VaultSettings(file, Optional.of(MASTER)).toString()).doesNotContain(MASTER);
  }

  @Test
  void manyThreadsSealAndOpenWhileKeysRotate() throws Exception {
    Vault vault = unlock();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        boolean rotates = i % 50 == 25;
        work.add(
            () -> {
              if (rotates) {
                vault.rotate();
              }
              MessageId mine = MessageId.next(Clock.systemUTC());
              return vault.open(vault.seal(PLAIN, mine), mine).length == PLAIN.length;
            });
      }
      for (Future<Boolean> done : pool.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(ledger.keyIds()).hasSize(5);
    assertThat(unlock().currentKeyId()).isEqualTo(vault.currentKeyId());
  }
}

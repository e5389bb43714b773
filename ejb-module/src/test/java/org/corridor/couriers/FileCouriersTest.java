package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Map;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.corridor.delivery.Attempt.Taken;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileCouriersTest {

  @TempDir private Path folder;

  @BeforeEach
  void prepare() {
    TestSecrets.use(
        Map.of(
            "corridor.secret.password", "password-of-the-hub", "corridor.secret.phrase", "open"));
  }

  @AfterEach
  void forget() {
    TestSecrets.forget();
  }

  @Test
  void aFileHasTheBytesOfTheMessageAndAName() throws Exception {
    Payload message = Given.message("A/1");
    String name = "A_1-" + message.delivery() + ".hl7";

    assertThat(FileFaults.bring(folder, message)).isEqualTo(new Taken(name));

    assertThat(FileFaults.names(folder)).containsExactly(name);
    assertThat(folder.resolve(name)).hasBinaryContent(message.content());
  }

  @Test
  void aServerKnownByItsFingerprintGetsTheBytes() throws Exception {
    Payload message = Given.large("7", 200_000);
    try (SftpPeer peer = new SftpPeer(folder)) {
      String print =
          KeyUtils.getFingerPrint(
              BuiltinDigests.sha256,
              AuthorizedKeyEntry.parseAuthorizedKeyEntry(peer.hostKey())
                  .resolvePublicKey(null, null));
      String yaml = peer.yaml().replace(peer.hostKey(), print);
      try (Courier courier = Given.courier(yaml)) {
        assertThat(courier.bring(message)).isInstanceOf(Taken.class);
      }
    }
    assertThat(folder.resolve(FileName.of(message))).hasBinaryContent(message.content());
  }

  @Test
  void aServerThatKnowsTheHubsKeyAsksForNoPassword() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Path key = folder.resolve("id_rsa");
    OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
    encryption.setPassword("open");
    encryption.setCipherType("256");
    try (OutputStream out = Files.newOutputStream(key)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "hub", encryption, out);
    }
    try (SftpPeer peer = new SftpPeer(Files.createDirectory(folder.resolve("box")))) {
      peer.know(pair.getPublic());
      String login = "private-key: '" + key + "', private-key-password: '${phrase}'";
      try (Courier courier = Given.courier(peer.yaml(login))) {
        assertThat(courier.bring(Given.message("1"))).isInstanceOf(Taken.class);
      }
      assertThat(peer.logins).hasValue(0);
    }
  }
}

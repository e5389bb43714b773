package org.corridor.payer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.util.GenericUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.corridor.core.UserToken;

/** The folders of the box by SFTP, on this machine. */
final class SftpDoor implements AutoCloseable {

  private final SshServer server = SshServer.setUpDefaultServer();

  /**
   * @param port 0 takes a free one
   */
  SftpDoor(Path folder, UserToken user, int port) throws IOException {
    server.setHost("127.0.0.1");
    server.setPort(port);
    SimpleGeneratorHostKeyProvider keys =
        new SimpleGeneratorHostKeyProvider(folder.resolve(".host-key"));
    keys.setAlgorithm("EC");
    keys.setKeySize(256);
    server.setKeyPairProvider(keys);
    server.setPasswordAuthenticator(
        (name, password, session) -> user.equals(new UserToken(name, password)));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    server.start();
  }

  int port() {
    return server.getPort();
  }

  /** The key that it shows, as {@code known_hosts} has it. */
  String hostKey() throws IOException {
    try {
      KeyPair key = GenericUtils.head(server.getKeyPairProvider().loadKeys(null));
      return PublicKeyEntry.toString(key.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}

package org.corridor.couriers;

import java.io.Closeable;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.impl.AbstractSftpClient;

/** A session with an SFTP server that showed a declared key. */
public record SftpConnection(SshClient client, SftpClient sftp) implements Closeable {

  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /**
   * Connects and logs in.
   *
   * @throws IOException when the server cannot be reached, is another one, or does not let the hub
   *     in
   */
  public static SftpConnection open(SftpServer server) throws IOException {
    SshClient client = client(server);
    client.start();
    try {
      ClientSession session =
          client
              .connect(server.user(), server.host(), server.port())
              .verify(server.connecting())
              .getSession();
      server.password().map(Secret::value).ifPresent(session::addPasswordIdentity);
      if (server.privateKey().isPresent()) {
        for (KeyPair key : keys(session, server.privateKey().get())) {
          session.addPublicKeyIdentity(key);
        }
      }
      session.auth().verify(server.connecting());
      return new SftpConnection(client, SftpClientFactory.instance().createSftpClient(session));
    } catch (IOException | RuntimeException e) {
      stop(client);
      throw e;
    }
  }

  /** A client that looks at nothing of the account that the server runs under. */
  private static SshClient client(SftpServer server) {
    SshClient client = SshClient.setUpDefaultClient();
    client.setNioWorkers(1);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setServerKeyVerifier((session, peer, key) -> server.hostKeys().has(key));
    client.setSignatureFactories(server.hostKeys().inOrder(client.getSignatureFactories()));
    // Also how long each answer may take.
    CoreModuleProperties.IDLE_TIMEOUT.set(client, server.answering());
    CoreModuleProperties.CHANNEL_CLOSE_TIMEOUT.set(client, FAREWELL);
    CoreModuleProperties.DISCONNECT_TIMEOUT.set(client, FAREWELL);
    CoreModuleProperties.WINDOW_TIMEOUT.set(client, server.answering());
    SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, server.connecting());
    AbstractSftpClient.SFTP_CLIENT_CMD_TIMEOUT.set(client, server.answering());
    return client;
  }

  private static Iterable<KeyPair> keys(ClientSession session, SftpServer.PrivateKey key) {
    FileKeyPairProvider file = new FileKeyPairProvider(key.file());
    Optional<String> password = key.password().map(Secret::value);
    password.ifPresent(text -> file.setPasswordFinder(FilePasswordProvider.of(text)));
    return file.loadKeys(session);
  }

  /** Whether the server can still be asked. */
  public boolean isOpen() {
    return sftp.isOpen();
  }

  @Override
  public void close() {
    stop(client);
  }

  /** Ends the session and its threads, without waiting for the server. */
  private static void stop(SshClient client) {
    client.close(true);
  }
}

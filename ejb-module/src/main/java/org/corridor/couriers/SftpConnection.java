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
record SftpConnection(SshClient client, SftpClient sftp) implements Closeable {

  private static final Duration FAREWELL = Duration.ofSeconds(1);

  static SftpConnection open(SftpTransport transport) throws IOException {
    SshClient client = client(transport);
    client.start();
    try {
      ClientSession session =
          client
              .connect(transport.user(), transport.host(), transport.port())
              .verify(transport.connecting())
              .getSession();
      transport.password().map(Secret::value).ifPresent(session::addPasswordIdentity);
      if (transport.privateKey().isPresent()) {
        for (KeyPair key : keys(session, transport.privateKey().get())) {
          session.addPublicKeyIdentity(key);
        }
      }
      session.auth().verify(transport.connecting());
      return new SftpConnection(client, SftpClientFactory.instance().createSftpClient(session));
    } catch (IOException | RuntimeException e) {
      stop(client);
      throw e;
    }
  }

  /** A client that looks at nothing of the account that the server runs under. */
  private static SshClient client(SftpTransport transport) {
    SshClient client = SshClient.setUpDefaultClient();
    client.setNioWorkers(1);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setServerKeyVerifier((session, server, key) -> transport.hostKeys().has(key));
    client.setSignatureFactories(transport.hostKeys().inOrder(client.getSignatureFactories()));
    // Also how long each answer may take.
    CoreModuleProperties.IDLE_TIMEOUT.set(client, transport.answering());
    CoreModuleProperties.CHANNEL_CLOSE_TIMEOUT.set(client, FAREWELL);
    CoreModuleProperties.DISCONNECT_TIMEOUT.set(client, FAREWELL);
    CoreModuleProperties.WINDOW_TIMEOUT.set(client, transport.answering());
    SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, transport.connecting());
    AbstractSftpClient.SFTP_CLIENT_CMD_TIMEOUT.set(client, transport.answering());
    return client;
  }

  private static Iterable<KeyPair> keys(ClientSession session, SftpTransport.PrivateKey key) {
    FileKeyPairProvider file = new FileKeyPairProvider(key.file());
    Optional<String> password = key.password().map(Secret::value);
    password.ifPresent(text -> file.setPasswordFinder(FilePasswordProvider.of(text)));
    return file.loadKeys(session);
  }

  boolean isOpen() {
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

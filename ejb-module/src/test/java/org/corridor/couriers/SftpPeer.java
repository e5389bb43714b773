package org.corridor.couriers;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.GenericUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** An SFTP server on a folder; knows the user hub with the password password-of-the-hub. */
public final class SftpPeer implements AutoCloseable {

  /** What goes wrong. */
  @FunctionalInterface
  public interface Mishap {

    void happen(ServerSession session) throws IOException;
  }

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Mishap onWrite;
  private final Mishap onRename;
  private volatile Mishap onRead = session -> {};
  public final AtomicInteger logins = new AtomicInteger();

  public SftpPeer(Path folder, Mishap onWrite, Mishap onRename) throws IOException {
    this.onWrite = onWrite;
    this.onRename = onRename;
    server.setHost("127.0.0.1");
    SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
    keys.setAlgorithm("EC");
    keys.setKeySize(256);
    server.setKeyPairProvider(keys);
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          logins.incrementAndGet();
          return user.equals("hub") && password.equals("password-of-the-hub");
        });
    SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
    sftp.addSftpEventListener(new Trap());
    server.setSubsystemFactories(List.of(sftp));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    server.start();
  }

  /** A server without mishaps. */
  public SftpPeer(Path folder) throws IOException {
    this(folder, session -> {}, session -> {});
  }

  /** From now on this goes wrong when a file is read. */
  public void onRead(Mishap mishap) {
    onRead = mishap;
  }

  /** Lets the owner of that key in. */
  public void know(PublicKey known) {
    server.setPublickeyAuthenticator((user, key, session) -> key.equals(known));
  }

  private final class Trap implements SftpEventListener {

    @Override
    public void writing(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLen)
        throws IOException {
      onWrite.happen(session);
    }

    @Override
    public void reading(
        ServerSession session,
        String handle,
        FileHandle file,
        long offset,
        byte[] data,
        int dataOffset,
        int dataLen)
        throws IOException {
      onRead.happen(session);
    }

    @Override
    public void moved(
        ServerSession session,
        Path from,
        Path to,
        Collection<CopyOption> options,
        @Nullable Throwable thrown)
        throws IOException {
      onRename.happen(session);
    }
  }

  /** The key that it shows, as {@code known_hosts} has it. */
  public String hostKey() throws IOException {
    try {
      KeyPair key = GenericUtils.head(server.getKeyPairProvider().loadKeys(null));
      return PublicKeyEntry.toString(key.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Ends all sessions. */
  public void dismiss() throws IOException {
    for (AbstractSession session : server.getActiveSessions()) {
      session.close(true).await();
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  public String yaml() throws IOException {
    return yaml("password: '${password}'");
  }

  String yaml(String login) throws IOException {
    return yaml(port(), hostKey(), login, "/");
  }

  static String yaml(int port, String hostKey, String login, String folder) {
    return "sftp: {host: 127.0.0.1, port: "
        + port
        + ", user: hub, "
        + login
        + ", host-key: '"
        + hostKey
        + "', folder: '"
        + folder
        + "', connect-timeout: 5s, timeout: 1s}";
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}

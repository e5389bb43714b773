package org.corridor.couriers;

import java.io.IOException;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpException;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;

/**
 * Uploads files over one connection: under another name first, which is changed when the server has
 * confirmed every byte. Until then nobody who waits for files sees anything.
 */
final class SftpCourier implements Courier {

  private final SftpTransport transport;
  private volatile Optional<SftpConnection> connection = Optional.empty();

  SftpCourier(SftpTransport transport) {
    this.transport = transport;
  }

  @Override
  public Attempt bring(Payload payload) throws InterruptedException {
    boolean kept = connection.isPresent();
    Attempt attempt = attempt(payload);
    // The server may have closed a connection that was kept; nothing has got its name then.
    boolean lost = attempt instanceof Attempt.Unreached && connection.isEmpty();
    return kept && lost ? attempt(payload) : attempt;
  }

  private Attempt attempt(Payload payload) throws InterruptedException {
    SftpClient sftp;
    try {
      sftp = connected();
    } catch (IOException | RuntimeException e) {
      close();
      Interruption.check(this);
      return new Attempt.Unreached("no connection: " + Trouble.of(e));
    }
    String name = FileName.of(payload);
    String part = in(FileName.unfinished(name));
    try {
      upload(sftp, part, payload.content());
    } catch (SftpException answer) {
      remove(sftp, part);
      return new Attempt.Unreached("not written: " + Trouble.of(answer));
    } catch (IOException e) {
      close();
      Interruption.check(this);
      return new Attempt.Unreached("not written: " + Trouble.of(e));
    }
    return rename(sftp, part, name);
  }

  private static void remove(SftpClient sftp, String part) {
    try {
      sftp.remove(part);
    } catch (IOException e) {
      // It is not there, or the next attempt writes it anew.
    }
  }

  private SftpClient connected() throws IOException {
    if (connection.isPresent() && !connection.get().isOpen()) {
      close();
    }
    if (connection.isEmpty()) {
      connection = Optional.of(SftpConnection.open(transport.server()));
    }
    return connection.get().sftp();
  }

  private String in(String name) {
    return transport.folder() + (transport.folder().endsWith("/") ? "" : "/") + name;
  }

  private static void upload(SftpClient sftp, String part, byte[] content) throws IOException {
    try (SftpClient.CloseableHandle file =
        sftp.open(
            part,
            SftpClient.OpenMode.Create,
            SftpClient.OpenMode.Truncate,
            SftpClient.OpenMode.Write)) {
      sftp.write(file, 0, content);
      OpenSSHFsyncExtension fsync = sftp.getExtension(OpenSSHFsyncExtension.class);
      if (fsync != null && fsync.isSupported()) {
        fsync.fsync(file);
      }
    }
    if (sftp.stat(part).getSize() != content.length) {
      throw new IOException("the server has another number of bytes");
    }
  }

  private Attempt rename(SftpClient sftp, String part, String name) throws InterruptedException {
    try {
      replace(sftp, part, in(name));
      return new Attempt.Taken(name);
    } catch (SftpException answer) {
      return new Attempt.Unreached("not renamed: " + Trouble.of(answer));
    } catch (IOException e) {
      close();
      Interruption.check(this);
      return new Attempt.InDoubt("perhaps renamed: " + Trouble.of(e));
    }
  }

  /** Plain SFTP does not rename onto a file that is there; a repetition finds its own. */
  private static void replace(SftpClient sftp, String part, String file) throws IOException {
    OpenSSHPosixRenameExtension posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
    if (posix != null && posix.isSupported()) {
      posix.posixRename(part, file);
      return;
    }
    try {
      sftp.rename(part, file);
    } catch (SftpException taken) {
      sftp.remove(file);
      sftp.rename(part, file);
    }
  }

  @Override
  public void close() {
    connection.ifPresent(SftpConnection::close);
    connection = Optional.empty();
  }
}

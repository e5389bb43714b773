package org.corridor.couriers;

import java.io.IOException;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpException;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;

/** Brings each payload as a file of a folder of an SFTP server, over one connection. */
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
    RemoteFolder folder = new RemoteFolder(sftp, transport.folder());
    String name = FileName.of(payload);
    try {
      folder.write(name, file -> file.write(payload.content()));
    } catch (SftpException answer) {
      folder.remove(name);
      return new Attempt.Unreached("not written: " + Trouble.of(answer));
    } catch (IOException e) {
      close();
      Interruption.check(this);
      return new Attempt.Unreached("not written: " + Trouble.of(e));
    }
    return rename(folder, name);
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

  private Attempt rename(RemoteFolder folder, String name) throws InterruptedException {
    try {
      folder.rename(name);
      return new Attempt.Taken(name);
    } catch (SftpException answer) {
      return new Attempt.Unreached("not renamed: " + Trouble.of(answer));
    } catch (IOException e) {
      close();
      Interruption.check(this);
      return new Attempt.InDoubt("perhaps renamed: " + Trouble.of(e));
    }
  }

  @Override
  public void close() {
    connection.ifPresent(SftpConnection::close);
    connection = Optional.empty();
  }
}

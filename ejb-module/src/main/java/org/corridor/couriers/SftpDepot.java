package org.corridor.couriers;

import java.io.IOException;
import java.util.Optional;
import org.apache.sshd.sftp.common.SftpException;

/** Uploads files of any size over one connection, which is opened for the first one. */
final class SftpDepot implements Depot {

  private final SftpTransport transport;
  private Optional<SftpConnection> connection = Optional.empty();

  SftpDepot(SftpTransport transport) {
    this.transport = transport;
  }

  @Override
  public void put(String name, Content content) throws NotPut {
    RemoteFolder folder = new RemoteFolder(connected().sftp(), transport.folder());
    try {
      folder.write(name, content);
      folder.rename(name);
    } catch (SftpException answer) {
      folder.remove(name);
      throw new NotPut("the file was not uploaded", answer);
    } catch (IOException e) {
      close();
      throw new NotPut("the file was not uploaded", e);
    } catch (RuntimeException e) {
      // Whoever writes the content failed.
      folder.remove(name);
      throw e;
    }
  }

  private SftpConnection connected() throws NotPut {
    if (connection.isPresent() && !connection.get().isOpen()) {
      close();
    }
    if (connection.isEmpty()) {
      try {
        connection = Optional.of(SftpConnection.open(transport.server()));
      } catch (IOException | RuntimeException e) {
        throw new NotPut("no connection", e);
      }
    }
    return connection.get();
  }

  @Override
  public void close() {
    connection.ifPresent(SftpConnection::close);
    connection = Optional.empty();
  }
}

package org.corridor.couriers;

import org.corridor.declared.Section;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Transport;

/**
 * A file for each delivery in a folder of an SFTP server.
 *
 * @param folder as the server names it
 */
record SftpTransport(SftpServer server, String folder) implements FileTransport {

  /** Reads the keys of an {@link SftpServer} and {@code folder}. */
  static Transport read(Section section) {
    if (!section.has("folder")) {
      section.problem("", "expected folder");
    }
    SftpTransport transport =
        new SftpTransport(SftpServer.read(section), section.text("folder").orElse(""));
    section.end();
    return transport;
  }

  @Override
  public String kind() {
    return "sftp";
  }

  @Override
  public String address() {
    return server.address() + ":" + folder;
  }

  @Override
  public Courier courier() {
    return new SftpCourier(this);
  }

  @Override
  public Depot depot() {
    return new SftpDepot(this);
  }
}

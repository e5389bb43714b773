package org.corridor.couriers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Transport;

/**
 * A file for each delivery in a folder of an SFTP server.
 *
 * @param hostKeys by which the server is known
 * @param password for servers that ask for one
 * @param privateKey for servers that know the hub's key
 * @param folder as the server names it
 * @param connecting how long it may take until the hub is logged in
 * @param answering how long each answer may take
 */
record SftpTransport(
    String host,
    int port,
    HostKeys hostKeys,
    String user,
    Optional<Secret> password,
    Optional<PrivateKey> privateKey,
    String folder,
    Duration connecting,
    Duration answering)
    implements FileTransport {

  private static final int USUAL_PORT = 22;

  /** A file with a private key, as {@code ssh-keygen} makes it. */
  record PrivateKey(Path file, Optional<Secret> password) {}

  /**
   * Reads the keys {@code host}, {@code port}, {@code host-key}, {@code user}, {@code password},
   * {@code private-key}, {@code private-key-password}, {@code folder}, {@code connect-timeout},
   * {@code timeout}.
   */
  static Transport read(Section section) {
    for (String needed : new String[] {"host", "user", "folder"}) {
      if (!section.has(needed)) {
        section.problem("", "expected " + needed);
      }
    }
    if (!section.has("password") && !section.has("private-key")) {
      section.problem("", "expected password or private-key");
    }
    Optional<Secret> keyPassword = Secrets.read(section, "private-key-password");
    SftpTransport transport =
        new SftpTransport(
            section.text("host").orElse(""),
            Values.number(section, "port", 1, 65_535).orElse(USUAL_PORT),
            HostKeys.read(section),
            section.text("user").orElse(""),
            Secrets.read(section, "password"),
            section.text("private-key").map(file -> new PrivateKey(Path.of(file), keyPassword)),
            section.text("folder").orElse(""),
            Timeouts.connecting(section),
            Timeouts.answering(section));
    section.end();
    return transport;
  }

  @Override
  public String kind() {
    return "sftp";
  }

  @Override
  public String address() {
    return user + "@" + host + ":" + port + ":" + folder;
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

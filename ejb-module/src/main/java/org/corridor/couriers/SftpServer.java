package org.corridor.couriers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.declared.Values;

/**
 * An SFTP server, and whom the hub logs in as.
 *
 * @param hostKeys by which the server is known
 * @param password for servers that ask for one
 * @param privateKey for servers that know the hub's key
 * @param connecting how long it may take until the hub is logged in
 * @param answering how long each answer may take
 */
public record SftpServer(
    String host,
    int port,
    HostKeys hostKeys,
    String user,
    Optional<Secret> password,
    Optional<PrivateKey> privateKey,
    Duration connecting,
    Duration answering) {

  private static final int USUAL_PORT = 22;

  /** A file with a private key, as {@code ssh-keygen} makes it. */
  record PrivateKey(Path file, Optional<Secret> password) {}

  /**
   * Reads the keys {@code host}, {@code port}, {@code host-key}, {@code user}, {@code password},
   * {@code private-key}, {@code private-key-password}, {@code connect-timeout}, {@code timeout};
   * other keys of the section are left to the caller.
   */
  public static SftpServer read(Section section) {
    for (String needed : new String[] {"host", "user"}) {
      if (!section.has(needed)) {
        section.problem("", "expected " + needed);
      }
    }
    if (!section.has("password") && !section.has("private-key")) {
      section.problem("", "expected password or private-key");
    }
    Optional<Secret> keyPassword = Secret.named(section, "private-key-password");
    return new SftpServer(
        section.text("host").orElse(""),
        Values.number(section, "port", 1, 65_535).orElse(USUAL_PORT),
        HostKeys.read(section),
        section.text("user").orElse(""),
        Secret.named(section, "password"),
        section.text("private-key").map(file -> new PrivateKey(Path.of(file), keyPassword)),
        Timeouts.connecting(section),
        Timeouts.answering(section));
  }

  /** Where it is, for people to read. */
  public String address() {
    return user + "@" + host + ":" + port;
  }
}

package org.corridor.interfaces;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.corridor.mllp.MllpSettings;
import org.corridor.mllp.TlsSettings;
import org.corridor.routing.FhirCondition;

/** Where the messages of an interface come from. */
public sealed interface WayIn {

  /** As it is declared: {@code mllp}. */
  String kind();

  /** Where, for people to read, without secrets. */
  String place();

  /** Senders connect to the hub. */
  record Mllp(MllpSettings settings) implements WayIn {
    @Override
    public String kind() {
      return "mllp";
    }

    @Override
    public String place() {
      return settings.host() + ":" + settings.port();
    }
  }

  /** The hub connects to the sender, and listens. */
  record MllpClient(String host, int port, Optional<TlsSettings> tls) implements WayIn {
    @Override
    public String kind() {
      return "mllp-client";
    }

    @Override
    public String place() {
      return host + ":" + port;
    }
  }

  /**
   * Files that appear in a folder of this machine.
   *
   * @param pattern of their names, as in {@code *.hl7}
   * @param archive where they go when they are taken
   * @param errors where they go when they cannot be
   * @param every how often the hub looks
   */
  record Files(Path folder, String pattern, Path archive, Path errors, Duration every)
      implements WayIn {
    @Override
    public String kind() {
      return "files";
    }

    @Override
    public String place() {
      return folder + "/" + pattern;
    }
  }

  /**
   * Files that appear in a folder of an SFTP server.
   *
   * @param user whom the hub logs in as
   * @param password empty when a key is used
   * @param key a private key's file
   * @param knownHosts the server's key, as OpenSSH keeps it
   * @param files the folders, on the server
   */
  record Sftp(
      String host,
      int port,
      String user,
      Optional<String> password,
      Optional<Path> key,
      Path knownHosts,
      Files files)
      implements WayIn {
    @Override
    public String kind() {
      return "sftp";
    }

    @Override
    public String place() {
      return user + "@" + host + ":" + port + ":" + files.place();
    }

    @Override
    public String toString() {
      return place();
    }
  }

  /** Posted to {@code /api/interfaces/NAME/messages}. */
  record Http() implements WayIn {
    @Override
    public String kind() {
      return "http";
    }

    @Override
    public String place() {
      return "/api";
    }
  }

  /**
   * Resources that change in the hub's own repository.
   *
   * @param resources their types
   * @param when on the resource; empty for all
   */
  record Repository(List<String> resources, Optional<FhirCondition> when) implements WayIn {
    @Override
    public String kind() {
      return "repository";
    }

    @Override
    public String place() {
      return String.join(", ", resources);
    }
  }
}

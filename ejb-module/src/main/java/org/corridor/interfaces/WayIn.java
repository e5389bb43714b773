package org.corridor.interfaces;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.corridor.couriers.SftpServer;
import org.corridor.mllp.MllpSettings;
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

  /**
   * The hub connects to the sender, and listens.
   *
   * @param settings whom to call; of its limits the number of connections means nothing
   */
  record MllpClient(MllpSettings settings) implements WayIn {
    @Override
    public String kind() {
      return "mllp-client";
    }

    @Override
    public String place() {
      return settings.host() + ":" + settings.port();
    }
  }

  /**
   * Where files appear, and what becomes of them.
   *
   * @param pattern of their names, as in {@code *.hl7}
   * @param archive where they go when they are taken
   * @param errors where they go when they cannot be, or not whole
   * @param every how often the hub looks
   * @param doneSuffix of a second file which says that the first is whole; empty: a file is whole
   *     when it rests from one look to the next
   * @param duplicates what becomes of a file whose content came before
   * @param csv how rows become messages; empty: files hold HL7 v2
   */
  record Folders(
      String folder,
      String pattern,
      String archive,
      String errors,
      Duration every,
      Optional<String> doneSuffix,
      Duplicates duplicates,
      Optional<CsvMap> csv) {

    String place() {
      return folder + "/" + pattern;
    }
  }

  /** What becomes of a file whose content came before. */
  enum Duplicates {
    /** It goes to the errors. */
    REFUSE,
    /** It is taken; each of its messages is judged by itself. */
    TAKE
  }

  /** Files that appear in a folder of this machine. */
  record Files(Folders folders) implements WayIn {
    @Override
    public String kind() {
      return "files";
    }

    @Override
    public String place() {
      return folders.place();
    }
  }

  /**
   * Files that appear in a folder of an SFTP server.
   *
   * @param folders on the server
   */
  record Sftp(SftpServer server, Folders folders) implements WayIn {
    @Override
    public String kind() {
      return "sftp";
    }

    @Override
    public String place() {
      return server.address() + ":" + folders.place();
    }
  }

  /**
   * Posted to {@code /api/interfaces/NAME/messages}.
   *
   * @param csv how rows become messages; empty: no tables are taken
   */
  record Http(Optional<CsvMap> csv) implements WayIn {
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

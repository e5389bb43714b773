package org.corridor.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.core.CoreSettings;
import org.corridor.couriers.SftpServer;

/** How interchanges go to a partner and come from there. */
public sealed interface PartnerLine {

  /** How often it is looked there for what is for us; zero: whenever there is time. */
  default Duration every() {
    return Duration.ZERO;
  }

  /**
   * Folders, here or on an SFTP server.
   *
   * @param server where they are; empty: on this machine
   * @param in where files appear for us; empty: nothing is fetched
   * @param out where our files are to lie; empty: nothing is delivered
   * @param archive where a file goes that was taken
   * @param errors where a file goes that cannot be read, with a note why
   * @param pattern of the names of files that are taken
   * @param every how often it is looked there: each look at a server is a login
   */
  record Folders(
      Optional<SftpServer> server,
      Optional<String> in,
      Optional<String> out,
      String archive,
      String errors,
      String pattern,
      Duration every)
      implements PartnerLine {}

  /**
   * CORE connectivity.
   *
   * @param settings of the partner's server
   * @param fetch kinds of sets that are fetched there, in this order
   * @param every how often
   * @param payloadTypes the partner's own, by kind of set
   */
  record Core(
      CoreSettings settings, List<String> fetch, Duration every, Map<String, String> payloadTypes)
      implements PartnerLine {

    PayloadTypes types() {
      return new PayloadTypes(payloadTypes);
    }

    @Override
    public String toString() {
      return "core " + settings.server().url();
    }
  }

  /** Bytes are given and taken by a caller. */
  record ByHand() implements PartnerLine {}
}

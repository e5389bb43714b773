package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.corridor.x12.Finding;

/** A set that was received and accepted. */
public interface ReceivedSet {

  /**
   * What its envelopes say.
   *
   * @param set our id of it
   * @param interchange our id of that
   * @param partner who sent it
   * @param kind as guides name it, such as {@code 835}
   * @param sender ISA05 and ISA06 as {@code ZZ:PAYER01}
   * @param receiver ISA07 and ISA08
   * @param control ISA13
   * @param groupControl GS06
   * @param setControl ST02
   * @param reference BHT03, or TRN02 of an 835; may be empty
   * @param receivedAt when it came
   */
  record Header(
      UUID set,
      UUID interchange,
      String partner,
      String kind,
      String sender,
      String receiver,
      String control,
      String groupControl,
      String setControl,
      String reference,
      Instant receivedAt) {}

  /** What its envelopes say. */
  Header header();

  /** What was found in it; it was accepted all the same. */
  List<Finding> findings();

  /**
   * An interchange of this set alone, as any reader of interchanges reads it; any number of times.
   */
  InputStream open() throws IOException;

  /**
   * Notes, in the caller's transaction, that this consumer has taken it.
   *
   * @throws TakenAlready when it has before: the caller rolls back and lets the exception go
   */
  void taken(Connection connection) throws SQLException;

  /** This consumer has taken the set before. */
  final class TakenAlready extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TakenAlready() {
      super("this set was taken before");
    }
  }
}

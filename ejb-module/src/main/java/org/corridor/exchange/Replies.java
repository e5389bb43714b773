package org.corridor.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.corridor.acknowledgement.ControlNumbers;
import org.corridor.acknowledgement.Outbox;
import org.corridor.x12.Interchange;

/** Our acknowledgements of an interchange: their files, their numbers, and that they are sent. */
final class Replies implements Outbox, ControlNumbers {

  private final Office office;
  private final Arrival arrival;
  private final List<FileStore.Writing> written = new ArrayList<>();
  private final AtomicLong sets = new AtomicLong();

  Replies(Office office, Arrival arrival) {
    this.office = office;
    this.arrival = arrival;
  }

  @Override
  public OutputStream open(Kind kind, Interchange answered) {
    String name = "%s-%s".formatted(arrival.stored().control(), kind);
    FileStore.Writing file =
        office.files().write(arrival.connection(), Direction.OUT, name, Optional.empty());
    written.add(file);
    return file;
  }

  @Override
  public long interchange(Interchange answered) {
    return office.numbers().next(arrival.partner(), NumberKind.ISA13);
  }

  @Override
  public long group(Interchange answered) {
    return office.numbers().next(arrival.partner(), NumberKind.GS06);
  }

  @Override
  public long set(Interchange answered) {
    return sets.incrementAndGet();
  }

  /** Puts them before those who deliver, unless the caller has them already. */
  void write() throws SQLException, IOException {
    for (FileStore.Writing writing : written) {
      FileStore.Stored file = writing.stored();
      Sent.write(
          office,
          arrival.connection(),
          new Sent.Draft(
              office.id(),
              arrival.partner(),
              new Sent.Bytes(file.id(), 0, file.size()),
              Optional.of(arrival.stored().id()),
              arrival.answeredByCaller() ? InterchangeState.SENT : InterchangeState.READY));
    }
  }
}

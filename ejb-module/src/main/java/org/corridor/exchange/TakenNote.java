package org.corridor.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.corridor.x12.Finding;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;

/** A TA1, handed out as sets are. */
final class TakenNote implements ReceivedSet {

  private final Office office;
  private final StoredInterchange in;
  private final UUID id;
  private final String raw;
  private final String consumer;

  TakenNote(Office office, StoredInterchange in, UUID id, String raw, String consumer) {
    this.office = office;
    this.in = in;
    this.id = id;
    this.raw = raw;
    this.consumer = consumer;
  }

  @Override
  public Header header() {
    return new Header(
        id,
        in.id(),
        in.partner(),
        "TA1",
        in.sender(),
        in.receiver(),
        in.control(),
        "",
        "",
        "",
        in.at());
  }

  @Override
  public List<Finding> findings() {
    return List.of();
  }

  @Override
  public InputStream open() throws IOException {
    Interchange isa = Splitting.header(office, in);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InterchangeWriter writer = new InterchangeWriter(all, isa.separators(), false);
    writer.begin(isa);
    writer.segments().end();
    char element = (char) isa.separators().element();
    char end = (char) isa.separators().segment();
    String rest = raw + end + "IEA" + element + "0" + element + isa.control() + end;
    all.write(rest.getBytes(StandardCharsets.ISO_8859_1));
    return new ByteArrayInputStream(all.toByteArray());
  }

  @Override
  public void taken(Connection connection) throws SQLException {
    if (!Takings.taken(connection, id, consumer, office.now())) {
      throw new TakenAlready();
    }
  }
}

package org.corridor.pickup;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.BatchReader;
import org.corridor.shared.Finding;

/** HL7 v2 messages, in a batch or one after the other. */
final class BatchContents implements Contents {

  private final InputStream in;
  private final BatchReader reader;
  private final long largest;
  private int number;

  /**
   * @param largest how many bytes a message may have
   */
  BatchContents(InputStream in, long largest) {
    this.in = in;
    this.reader = new BatchReader(in, largest);
    this.largest = largest;
  }

  @Override
  public Optional<Item> next() throws IOException {
    Optional<BatchReader.Piece> piece = reader.next();
    if (piece.isEmpty()) {
      if (number == 0 && !reader.isEnveloped()) {
        throw new Unusable("There is no message in it: no line begins with MSH");
      }
      return Optional.empty();
    }
    number++;
    return piece.map(this::item);
  }

  private Item item(BatchReader.Piece piece) {
    String where = "message " + number + " at byte " + piece.position();
    return piece.isCut()
        ? new Broken(
            where, "it has " + piece.size() + " bytes, more than " + largest + " are not taken")
        : new Message(where, piece.content());
  }

  @Override
  public List<Finding> findings() {
    return reader.findings();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

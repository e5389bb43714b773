package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.BatchReader.Piece;
import org.corridor.shared.Finding;
import org.junit.jupiter.api.Test;

class BatchReaderTest {

  /** A stream that gives a few bytes at a time, and makes as many messages as it is asked for. */
  private static final class Drip extends InputStream {

    private final int messages;
    private final int portion;
    private int made;
    private byte[] now = "FHS|^~\\&\rBHS|^~\\&\r".getBytes(ISO_8859_1);
    private int at;
    private long read;

    Drip(int messages, int portion) {
      this.messages = messages;
      this.portion = portion;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (at == now.length) {
        if (made > messages) {
          return -1;
        }
        String text =
            made == messages
                ? "BTS|" + messages + "\rFTS|1\r"
                : "MSH|^~\\&|A|B|||||ADT^A01|" + made + "|P|2.5\r" + "NTE|1||x\r".repeat(100);
        made++;
        now = text.getBytes(ISO_8859_1);
        at = 0;
      }
      int count = Math.min(Math.min(portion, length), now.length - at);
      System.arraycopy(now, at, into, from, count);
      at += count;
      read += count;
      return count;
    }
  }

  private static List<Piece> all(BatchReader reader) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (Optional<Piece> one = reader.next(); one.isPresent(); one = reader.next()) {
      pieces.add(one.get());
    }
    return pieces;
  }

  @Test
  void aLongBatchIsNeverHeldWhole() throws IOException {
    Drip drip = new Drip(20_000, 8192);
    BatchReader reader = new BatchReader(drip, 1_000_000);
    long read = 0;
    int count = 0;
    for (Optional<Piece> one = reader.next(); one.isPresent(); one = reader.next()) {
      // What was read ahead is a buffer at the most.
      assertThat(drip.read - read).isLessThan(128 * 1024);
      read = drip.read;
      count++;
    }
    assertThat(count).isEqualTo(20_000);
    assertThat(drip.read).isGreaterThan(18_000_000);
    assertThat(reader.findings()).isEmpty();
    assertThat(reader.isEnveloped()).isTrue();
  }

  @Test
  void itDoesNotMatterHowTheBytesCome() throws IOException {
    List<Piece> whole = all(new BatchReader(new Drip(20, 100_000), 1_000_000));
    for (int portion : new int[] {1, 2, 3, 7, 61, 64, 65}) {
      BatchReader reader = new BatchReader(new Drip(20, portion), 1_000_000);
      assertThat(all(reader)).usingRecursiveComparison().isEqualTo(whole);
      assertThat(reader.findings()).isEmpty();
    }
  }

  @Test
  void eachMessageKnowsWhereItStands() throws IOException {
    String text = "\r\nMSH|1\nPID|1\n\n\nMSH|2\r\n";
    List<Piece> pieces = all(reader(text, 100));
    assertThat(pieces).extracting(Piece::position).containsExactly(2L, 16L);
    assertThat(pieces)
        .extracting(one -> new String(one.content(), ISO_8859_1))
        .containsExactly("MSH|1\nPID|1\n", "MSH|2\r");
  }

  @Test
  void ofAMessageThatIsTooLargeTheBeginningIsKept() throws IOException {
    List<Piece> pieces = all(reader("MSH|1\rNTE|" + "x".repeat(500) + "\rMSH|2\r", 100));
    assertThat(pieces).extracting(Piece::isCut).containsExactly(true, false);
    assertThat(pieces.get(0).size()).isEqualTo(511);
    assertThat(pieces.get(0).content()).hasSize(100);
    assertThat(pieces.get(1).content()).asString(ISO_8859_1).isEqualTo("MSH|2\r");
  }

  @Test
  void linesThatBelongToNothingDoNotFillTheMemory() throws IOException {
    BatchReader reader = reader("nothing\r".repeat(10_000), 100);
    assertThat(all(reader)).isEmpty();
    assertThat(reader.findings())
        .hasSize(100)
        .extracting(Finding::code)
        .containsOnly("text-outside-message");
  }

  private static BatchReader reader(String text, int largest) {
    return new BatchReader(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), largest);
  }
}

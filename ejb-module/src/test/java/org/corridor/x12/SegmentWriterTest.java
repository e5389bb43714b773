package org.corridor.x12;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SegmentWriterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final SegmentWriter writer = new SegmentWriter(bytes, Separators.USUAL, false);

  private String written() throws IOException {
    writer.end();
    return bytes.toString(UTF_8);
  }

  @Test
  void whatIsEmptyAtTheEndIsLeftOut() throws IOException {
    writer.segment("CLM").text("A1").amount(12_550).empty(2).composite("11", "B", "1", "").text("");
    assertThat(written()).isEqualTo("CLM*A1*125.5***11:B:1~");
  }

  @Test
  void whatIsEmptyInBetweenKeepsItsPlace() throws IOException {
    writer.segment("SV1").composite("HC", "99213", "", "25").text("").number(3).composite("", "");
    assertThat(written()).isEqualTo("SV1*HC:99213::25**3~");
  }

  @Test
  void aSegmentEndsOnceHoweverOftenThatIsSaid() throws IOException {
    writer.end();
    writer.segment("LX").number(1).end();
    writer.end();
    writer.segment("LX").number(2);
    assertThat(written()).isEqualTo("LX*1~LX*2~");
    assertThat(writer.segments()).isEqualTo(2);
  }

  @Test
  void separatorsWithinDataBecomeSpacesAndAreCounted() throws IOException {
    writer.segment("NTE").text("ADD").text("a*b~c:d^e\nf\u00e9");
    assertThat(written()).isEqualTo("NTE*ADD*a b c d e f\u00e9~");
    assertThat(writer.replaced()).isEqualTo(5);
  }

  @Test
  void anElementMayBeRepeated() throws IOException {
    writer.segment("EB").text("1").text("IND").text("30").again("98").text("HM");
    assertThat(written()).isEqualTo("EB*1*IND*30^98*HM~");
  }

  @Test
  void bytesAreWrittenAsTheyAre() throws IOException {
    writer.segment("BIN").number(3).binary("~*\n".getBytes(UTF_8));
    assertThat(written()).isEqualTo("BIN*3*~*\n~");
    assertThat(writer.replaced()).isZero();
  }
}

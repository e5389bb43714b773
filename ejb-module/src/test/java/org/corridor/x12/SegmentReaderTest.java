package org.corridor.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.testing.X12Text.interchange;
import static org.corridor.testing.X12Text.isa;
import static org.corridor.testing.X12Text.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.corridor.testing.X12Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentReaderTest {
  private static final String PLAIN =
      interchange("000000007", "GS*HC*A*B*20260630*0915*1*X*005010X222A1~GE*0*1~");
  private static final List<String> PLAIN_SEGMENTS =
      List.of(
          isa("000000007").substring(0, 105),
          "GS*HC*A*B*20260630*0915*1*X*005010X222A1",
          "GE*0*1",
          "IEA*1*000000007");

  /** Goes to the third segment. */
  private static boolean third(SegmentReader reader) throws IOException {
    int read = 0;
    while (read < 3 && reader.next()) {
      read++;
    }
    return read == 3;
  }

  private static List<String> raw(InputStream in) throws IOException {
    return raw(new SegmentReader(in, Limits.USUAL));
  }

  private static List<String> raw(SegmentReader reader) throws IOException {
    List<String> all = new ArrayList<>();
    while (reader.next()) {
      all.add(reader.segment().raw());
    }
    return all;
  }

  @Test
  void segmentsAreCutAtTheTerminatorOfTheHeader() throws IOException {
    assertThat(raw(stream(PLAIN))).isEqualTo(PLAIN_SEGMENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\n  ", "  \n\t"})
  void lineEndsAndIndentationsAfterATerminatorDoNotCount(String lineEnd) throws IOException {
    assertThat(raw(stream(PLAIN.replace("~", "~" + lineEnd)))).isEqualTo(PLAIN_SEGMENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"|>!", "^<*", "\u001d\u001f\u001e", "+#=", "*:\n"})
  void anySeparatorsAreTakenFromTheHeader(String three) throws IOException {
    String text =
        PLAIN
            .replace('*', '\u0001')
            .replace(':', '\u0002')
            .replace('^', 'U')
            .replace('~', '\u0003');
    text =
        text.replace('\u0001', three.charAt(0))
            .replace('\u0002', three.charAt(1))
            .replace('\u0003', three.charAt(2));
    SegmentReader reader = new SegmentReader(stream(text), Limits.USUAL);
    assertThat(raw(reader)).hasSize(4);
    assertThat(reader.segment().separators())
        .isEqualTo(
            new Separators(
                (byte) three.charAt(0),
                (byte) three.charAt(1),
                Separators.NONE,
                (byte) three.charAt(2)));
  }

  @Test
  void aLineEndMayBeTheTerminator() throws IOException {
    assertThat(raw(stream(PLAIN.replace('~', '\n')))).isEqualTo(PLAIN_SEGMENTS);
  }

  @Test
  void itDoesNotMatterHowTheStreamGivesItsBytes() throws IOException {
    for (int bytes = 1; bytes <= 120; bytes++) {
      assertThat(raw(stream(PLAIN + PLAIN, bytes))).as("%d at a time", bytes).hasSize(8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ef\u00bb\u00bf", "Dear partner,\nour ISA is below.\n", "ISA", "IS"})
  void whatStandsBeforeTheHeaderIsPassedOverAndCounted(String prose) throws IOException {
    SegmentReader reader = new SegmentReader(stream(prose + PLAIN), Limits.USUAL);
    assertThat(reader.next()).isTrue();
    assertThat(reader.stray()).isEqualTo(prose.replaceAll("\\s", "").length());
    assertThat(reader.segment().offset()).isEqualTo(prose.length());
    assertThat(raw(reader)).hasSize(3);
  }

  @Test
  void theLastTerminatorMayBeMissing() throws IOException {
    String cut = PLAIN.substring(0, PLAIN.length() - 1);
    SegmentReader reader = new SegmentReader(stream(cut + "\r\n"), Limits.USUAL);
    assertThat(raw(reader)).isEqualTo(PLAIN_SEGMENTS);
    assertThat(reader.terminated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LAKE", "LAKE HOSPITAL CENTRAL BILLING"})
  void aHeaderOfOtherLengthsIsReadByItsSeparators(String sender) throws IOException {
    String odd = PLAIN.replace("LAKE           ", sender);
    SegmentReader reader = new SegmentReader(stream(odd), Limits.USUAL);
    assertThat(reader.next()).isTrue();
    assertThat(reader.headerAsDefined()).isFalse();
    assertThat(reader.segment().text(6)).isEqualTo(sender);
    assertThat(raw(reader)).hasSize(3);
  }

  @Test
  void theHeaderAsDefinedIsSeenAsSuch() throws IOException {
    SegmentReader reader = new SegmentReader(stream(PLAIN), Limits.USUAL);
    assertThat(reader.next()).isTrue();
    assertThat(reader.headerAsDefined()).isTrue();
  }

  @Test
  void eachInterchangeHasItsOwnSeparators() throws IOException {
    String other = PLAIN.replace('*', '|').replace('~', '\'').replace(':', '>');
    assertThat(raw(stream(PLAIN + "\n" + other + PLAIN)))
        .hasSize(12)
        .contains("GE|0|1")
        .contains("GE*0*1");
  }

  @Test
  void aBinarySegmentMayHoldTerminators() throws IOException {
    String binary = "BIN*11*a~b*c~d:^e!~";
    String described = "BDS*ASC*5*~~~~~~";
    String text = PLAIN.replace("GE*0*1~", binary + described + "GE*0*1~");
    for (int bytes = 1; bytes < 40; bytes++) {
      assertThat(raw(stream(text, bytes)))
          .contains(binary.substring(0, binary.length() - 1), "BDS*ASC*5*~~~~~", "GE*0*1")
          .hasSize(6);
    }
  }

  @Test
  void aBinarySegmentWhoseLengthIsWrongEndsAtTheNextTerminator() throws IOException {
    String text = PLAIN.replace("GE*0*1~", "BIN*3*abcdef~BIN*x*a~BIN~GE*0*1~");
    assertThat(raw(stream(text))).contains("BIN*3*abcdef", "BIN*x*a", "BIN", "GE*0*1");
  }

  @Test
  void anOverlongSegmentIsPassedOverButForItsHead() throws IOException {
    Limits limits = new Limits(1000, 10);
    String text = PLAIN.replace("GE*0*1~", "NTE*ADD*" + "x".repeat(5000) + "~GE*0*1~");
    for (int bytes : new int[] {1, 7, 1000, 1001, 100_000}) {
      SegmentReader reader = new SegmentReader(stream(text, bytes), limits);
      assertThat(third(reader)).isTrue();
      assertThat(reader.segment().raw()).hasSize(1000).startsWith("NTE*ADD*xxx");
      assertThat(reader.segment().skipped()).isEqualTo(5008 - 1000);
      assertThat(raw(reader)).containsExactly("GE*0*1", "IEA*1*000000007");
    }
  }

  @Test
  void anElementOfTenMegabytesCostsNoMemory() throws IOException {
    String text = PLAIN.replace("GE*0*1~", "NTE*ADD*" + "x".repeat(10_000_000) + "~GE*0*1~");
    SegmentReader reader = new SegmentReader(stream(text), Limits.USUAL);
    assertThat(third(reader)).isTrue();
    assertThat(reader.segment().buffer()).hasSizeLessThan(2 << 20);
    assertThat(raw(reader)).hasSize(2);
  }

  @Test
  void anOverlongSegmentWithoutEndIsTheLast() throws IOException {
    String text = X12Text.isa("000000001") + "NTE*" + "x".repeat(3000);
    SegmentReader reader = new SegmentReader(stream(text, 100), new Limits(1000, 10));
    assertThat(raw(reader)).hasSize(2);
    assertThat(reader.terminated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u00ef\u00bb\u00bf", "MSH|^~\\&|A|B", "ISA*00*", "ISA is a word"})
  void whereThereIsNoHeaderThereIsNothing(String text) throws IOException {
    assertThat(raw(stream(text))).isEmpty();
  }

  @Test
  void offsetsAreThoseOfTheStream() throws IOException {
    String text = ("\n" + PLAIN).repeat(3000);
    SegmentReader reader = new SegmentReader(stream(text, 777), Limits.USUAL);
    while (reader.next()) {
      int at = (int) reader.segment().offset();
      String raw = reader.segment().raw();
      assertThat(text.startsWith(raw, at)).isTrue();
    }
  }
}

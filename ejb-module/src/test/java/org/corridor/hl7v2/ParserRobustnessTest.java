package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.corridor.testing.SharedData;
import org.corridor.testing.Work;
import org.junit.jupiter.api.Test;

class ParserRobustnessTest {

  private static final SenderProfile SENDER =
      new SenderProfile(ZoneOffset.UTC, ISO_8859_1, "urn:x");

  private static final String[] PIECES = {
    "MSH|^~\\&|",
    "MSH",
    "\r",
    "\n",
    "|",
    "^",
    "~",
    "\\",
    "&",
    "#",
    "\"\"",
    "PID|",
    "OBX|",
    "pid|",
    "\\X",
    "\\.br\\",
    "\\.sp9",
    "ADT^A01",
    "8859/1",
    "\u0000",
    "\u00ff",
    "abc",
    "é€",
    " ",
    "2.5"
  };

  /** Touches every value in every way; only {@link Unreadable} may stop it. */
  private static void read(byte[] bytes) {
    V2Message message;
    try {
      message = V2Message.parse(bytes, SENDER);
    } catch (Unreadable e) {
      assertThat(e.finding().text()).isNotEmpty();
      return;
    }
    for (V2Segment segment : message.segments()) {
      for (int n = 1; n <= segment.fieldCount(); n++) {
        for (V2Repetition repetition : segment.field(n).repetitions()) {
          assertThat(repetition.text()).isNotNull();
          for (int c = 1; c <= repetition.components() + 1; c++) {
            assertThat(repetition.sub(c, 1) + repetition.sub(c, 2)).isNotNull();
          }
        }
      }
    }
  }

  @Test
  void noGarbageBreaksTheParser() {
    Random random = new Random(20251107);
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder(run % 3 == 0 ? "" : PIECES[0]);
      int length = random.nextInt(40);
      for (int i = 0; i < length; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      read(text.toString().getBytes(run % 2 == 0 ? StandardCharsets.UTF_8 : ISO_8859_1));
    }
  }

  @Test
  void noRandomBytesBreakTheParser() {
    Random random = new Random(7);
    for (int run = 0; run < 5_000; run++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      if (run % 2 == 0 && bytes.length > 9) {
        System.arraycopy("MSH|^~\\&|".getBytes(US_ASCII), 0, bytes, 0, 9);
      }
      read(bytes);
    }
  }

  @Test
  void timeGrowsNoFasterThanTheText() {
    List<String> nasty =
        List.of("\\", "\\X41", "|", "~", "^", "&", "\r", "AB1|\r", "x\r", "\\.", "^&", "MSH|\r");
    for (String piece : nasty) {
      byte[] bytes = ("MSH|^~\\&|" + piece.repeat(2_000_000 / piece.length())).getBytes(US_ASCII);
      assertThat(Work.isEndless(() -> readTexts(bytes))).as(piece).isFalse();
    }
  }

  private static void readTexts(byte[] bytes) {
    for (V2Segment segment : V2Message.parse(bytes, SENDER).segments()) {
      for (int n = 1; n <= Math.min(segment.fieldCount(), 50); n++) {
        assertThat(segment.field(n).text()).isNotNull();
      }
    }
  }

  @Test
  void everyExampleIsReadOrUnreadable() {
    List<Path> unreadable = new ArrayList<>();
    List<Path> all = SharedData.messages(SharedData.folder("hl7v2"));
    for (Path file : all) {
      byte[] bytes = SharedData.bytes(file);
      try {
        V2Message.parse(bytes, SENDER);
      } catch (Unreadable e) {
        unreadable.add(file.getFileName());
      }
      read(bytes);
    }
    assertThat(all).hasSizeGreaterThan(500);
    assertThat(unreadable)
        .extracting(Path::toString)
        .containsExactly("1-empty.hl7", "2-not-hl7.hl7");
  }
}

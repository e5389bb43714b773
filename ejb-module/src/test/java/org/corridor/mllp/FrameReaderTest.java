package org.corridor.mllp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private static final String A = "\u000bMSH|^~\\&|A\rPID|1\r\u001c\r";
  private static final String B = "\u000bMSH|^~\\&|B\u001c\r";

  /** Gives out at most {@code step} bytes at a time, and says that no more are at hand. */
  private static InputStream dripping(String text, int step) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1)) {
      @Override
      public synchronized int read(byte[] into, int from, int length) {
        return super.read(into, from, Math.min(step, length));
      }

      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }

  private static FrameReader reader(InputStream in) {
    return new FrameReader(in, 1000, begun -> {}, FrameReader.Room.ENOUGH);
  }

  private static List<String> all(FrameReader reader) throws IOException {
    List<String> contents = new ArrayList<>();
    for (List<Frame> frames = reader.next(); !frames.isEmpty(); frames = reader.next()) {
      frames.forEach(frame -> contents.add(new String(frame.content(), ISO_8859_1)));
    }
    return contents;
  }

  private static List<String> all(String text) throws IOException {
    return all(reader(new ByteArrayInputStream(text.getBytes(ISO_8859_1))));
  }

  private static String content(String frame) {
    return frame.substring(1, frame.length() - 2);
  }

  @Test
  void aSenderPressesWhoseNextFrameIsThereWhenTheLastIsAnswered() throws Exception {
    FrameReader reader = reader(dripping(B.repeat(50), B.length()));
    assertThat(reader.next()).extracting(Frame::pressing).containsExactly(false);
    List<Boolean> atOnce = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      reader.answered();
      atOnce.add(reader.next().get(0).pressing());
    }
    assertThat(atOnce).contains(true);
    reader.answered();
    Thread.sleep(11);
    assertThat(reader.next()).extracting(Frame::pressing).containsExactly(false);
  }

  @Test
  void framesMayBeSplitAtAnyByte() throws IOException {
    String text = A + B + A;
    for (int cut = 1; cut < text.length(); cut++) {
      int place = cut;
      InputStream in =
          new ByteArrayInputStream(text.getBytes(ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
              int most = pos < place ? place - pos : length;
              return super.read(into, from, Math.min(most, length));
            }
          };
      assertThat(all(reader(in)))
          .as("cut at %d", cut)
          .containsExactly(content(A), content(B), content(A));
    }
    assertThat(all(reader(dripping(text, 1)))).hasSize(3);
  }

  @Test
  void framesThatAreCompleteTogetherComeTogether() throws IOException {
    FrameReader reader = reader(new ByteArrayInputStream((A + B + A).getBytes(ISO_8859_1)));

    assertThat(reader.next()).hasSize(3);
    assertThat(reader.next()).isEmpty();
    assertThat(reader.hasBegun()).isFalse();
  }

  @Test
  void aHalfFrameAtTheEndHasBegun() throws IOException {
    FrameReader reader = reader(new ByteArrayInputStream((A + "\u000bMSH").getBytes(ISO_8859_1)));

    assertThat(reader.next()).hasSize(1);
    assertThat(reader.next()).isEmpty();
    assertThat(reader.hasBegun()).isTrue();
  }

  @Test
  void garbageBetweenFramesIsCountedAndSkipped() throws IOException {
    FrameReader reader =
        reader(new ByteArrayInputStream(("xyz" + A + "\r\n??" + B).getBytes(ISO_8859_1)));

    assertThat(all(reader)).containsExactly(content(A), content(B));
    assertThat(reader.takeGarbage()).isEqualTo(5);
    assertThat(reader.takeGarbage()).isZero();
  }

  @Test
  void endlessGarbageIsNoMllp() {
    FrameReader reader = reader(new ByteArrayInputStream("x".repeat(70_000).getBytes(ISO_8859_1)));

    assertThatExceptionOfType(NotMllp.class).isThrownBy(reader::next);
  }

  @Test
  void aFrameThatWasGivenUpIsGarbage() throws IOException {
    FrameReader reader =
        reader(new ByteArrayInputStream(("\u000bMSH|half" + A).getBytes(ISO_8859_1)));

    assertThat(all(reader)).containsExactly(content(A));
    assertThat(reader.takeGarbage()).isEqualTo(8);
  }

  @Test
  void aStartByteInsideContentIsContent() throws IOException {
    assertThat(all("\u000bMSH|a\u000bb\u001c\r")).containsExactly("MSH|a\u000bb");
  }

  @Test
  void anEndByteAloneIsContent() throws IOException {
    assertThat(all("\u000bMSH|a\u001cb\u001c\r")).containsExactly("MSH|a\u001cb");
  }

  @Test
  void otherEndsOfFramesAreUnderstood() throws IOException {
    assertThat(all("\u000bMSH|a\u001c\n\u000bMSH|b\u001c\u000bMSH|c\u001c\r\n" + B))
        .containsExactly("MSH|a", "MSH|b", "MSH|c", content(B));
  }

  @Test
  void anEmptyFrameIsAFrame() throws IOException {
    assertThat(all("\u000b\u001c\r" + B)).containsExactly("", content(B));
  }

  @Test
  void aFrameThatIsTooLargeKeepsItsBeginning() throws IOException {
    String large = "MSH|" + "x".repeat(300_000);
    for (int step : new int[] {1000, 100_000}) {
      FrameReader reader = reader(dripping("\u000b" + large + "\u001c\r" + B, step));
      List<Frame> frames = new ArrayList<>(reader.next());
      frames.addAll(reader.next());
      Frame frame = frames.get(0);

      assertThat(frames.get(1).content()).asString(ISO_8859_1).isEqualTo(content(B));
      assertThat(frame.isCut()).isTrue();
      assertThat(frame.size()).isEqualTo(large.length());
      assertThat(new String(frame.content(), ISO_8859_1)).isEqualTo(large.substring(0, 1000));
    }
  }

  @Test
  void theLargestFrameIsNotTooLarge() throws IOException {
    String large = "MSH|" + "x".repeat(996);
    Frame frame = reader(dripping("\u000b" + large + "\u001c\r", 7)).next().get(0);

    assertThat(frame.isCut()).isFalse();
    assertThat(frame.content()).hasSize(1000);
  }

  @Test
  void anyMixOfFramesInAnyPiecesComesOutWhole() throws IOException {
    Random random = new Random(42);
    for (int run = 0; run < 300; run++) {
      StringBuilder text = new StringBuilder();
      List<String> expected = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        String content = "MSH|" + "y".repeat(random.nextInt(900));
        expected.add(content);
        text.append("\u000b")
            .append(content)
            .append("\u001c\r")
            .append("\r\n", 0, random.nextInt(3));
      }
      FrameReader reader = reader(dripping(text.toString(), 1 + random.nextInt(500)));
      assertThat(all(reader)).isEqualTo(expected);
      assertThat(reader.takeGarbage()).isZero();
    }
  }
}

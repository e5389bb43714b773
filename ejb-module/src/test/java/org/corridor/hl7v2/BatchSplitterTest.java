package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.Test;

class BatchSplitterTest {

  private static final String A = "MSH|^~\\&|A\rPID|1\r";
  private static final String B = "MSH|^~\\&|B\rPID|2\r";

  private static Batch split(String text) {
    return BatchSplitter.split(text.getBytes(US_ASCII));
  }

  private static List<String> messages(Batch batch) {
    return batch.messages().stream().map(bytes -> new String(bytes, US_ASCII)).toList();
  }

  private static List<String> codes(Batch batch) {
    return batch.findings().stream().map(Finding::code).toList();
  }

  @Test
  void anEnvelopeIsTakenOff() {
    Batch batch = split("FHS|^~\\&|X\rBHS|^~\\&|X\r" + A + B + "BTS|2\rFTS|1\r");

    assertThat(messages(batch)).containsExactly(A, B);
    assertThat(batch.enveloped()).isTrue();
    assertThat(batch.findings()).isEmpty();
  }

  @Test
  void messagesWithoutAnEnvelopeAreSplitToo() {
    Batch batch = split(A + "\r\n" + B);

    assertThat(messages(batch)).containsExactly(A, B);
    assertThat(batch.enveloped()).isFalse();
  }

  @Test
  void frameCharactersInAFileAreLeftOut() {
    assertThat(messages(split("\u000b" + A + "\u001c\r\u000b" + B + "\u001c\r")))
        .containsExactly(A, B);
  }

  @Test
  void aByteOrderMarkStaysWithItsMessages() {
    byte[] bytes = ("\ufeffBHS|^~\\&\r" + A + B + "BTS|2\r").getBytes(UTF_8);
    assertThat(BatchSplitter.looksLikeBatch(bytes)).isTrue();
    assertThat(BatchSplitter.split(bytes).messages())
        .containsExactly(("\ufeff" + A).getBytes(UTF_8), ("\ufeff" + B).getBytes(UTF_8));

    byte[] two = ("\ufeff" + A + B + "\ufeff" + A).getBytes(UTF_8);
    assertThat(BatchSplitter.looksLikeBatch(two)).isTrue();
    assertThat(BatchSplitter.split(two).messages())
        .containsExactly(
            ("\ufeff" + A).getBytes(UTF_8), B.getBytes(UTF_8), ("\ufeff" + A).getBytes(UTF_8));
    assertThat(BatchSplitter.looksLikeBatch(("\ufeff" + A).getBytes(UTF_8))).isFalse();
    assertThat(BatchSplitter.looksLikeBatch("\ufeff".getBytes(UTF_8))).isFalse();
  }

  @Test
  void missingTrailersAreNoted() {
    Batch batch = split("FHS|^~\\&\rBHS|^~\\&\r" + A + "BHS|^~\\&\r" + B);

    assertThat(messages(batch)).containsExactly(A, B);
    assertThat(batch.findings())
        .extracting(Finding::location, Finding::code)
        .containsOnly(tuple("BTS", "batch-trailer-missing"), tuple("FTS", "batch-trailer-missing"));
    assertThat(batch.findings()).hasSize(3);
  }

  @Test
  void wrongCountsAreNoted() {
    assertThat(codes(split("BHS|^~\\&\r" + A + "BTS|5\r"))).containsExactly("batch-count");
    assertThat(codes(split("FHS|^~\\&\rBHS|^~\\&\r" + A + "BTS|1\rFTS|9999999999999\r")))
        .containsExactly("batch-count");
    assertThat(codes(split("BHS|^~\\&\r" + A + "BTS\r"))).isEmpty();
    assertThat(codes(split("BHS|^~\\&\r" + A + "BTS|many\r"))).isEmpty();
  }

  @Test
  void linesInsideAMessageStayInside() {
    String message = A + "OBX|1|TX|||MSHX is no header\rfree text\r";

    assertThat(messages(split(message))).containsExactly(message);
  }

  @Test
  void whatIsNoMessageIsNoted() {
    assertThat(split("hello\r").messages()).isEmpty();
    assertThat(codes(split("hello\r" + A))).containsExactly("text-outside-message");
    assertThat(split("").messages()).isEmpty();
  }

  @Test
  void scenarios() {
    assertThat(scenario("1-fhs-bhs-ok").messages()).hasSize(2);
    assertThat(codes(scenario("1-fhs-bhs-ok"))).isEmpty();
    assertThat(scenario("2-one-bad-message").messages()).hasSize(3);
    assertThat(codes(scenario("3-count-mismatch"))).containsExactly("batch-count");
  }

  private static Batch scenario(String name) {
    return BatchSplitter.split(
        SharedData.bytes(SharedData.folder("hl7v2/scenarios/20-batch").resolve(name + ".hl7")));
  }
}

package org.corridor.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.testing.X12Text.claim;
import static org.corridor.testing.X12Text.isa;
import static org.corridor.testing.X12Text.professional;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.corridor.edits.Edits;
import org.corridor.screening.Outcome;
import org.corridor.screening.Repeats;
import org.corridor.screening.Report;
import org.corridor.screening.Screening;
import org.corridor.screening.Screening.Doubts;
import org.corridor.x12.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are made to hurt: each is read to its end, with little memory, and judged. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileTest {
  private static final int MILLION = 1_000_000;

  private static Report report(String before, String again, int times, String after)
      throws IOException {
    byte[] part = again.getBytes(ISO_8859_1);
    InputStream repeated =
        new SequenceInputStream(
            Collections.enumeration(
                IntStream.range(0, times).mapToObj(i -> stream(part)).toList()));
    InputStream all =
        new SequenceInputStream(
            new SequenceInputStream(stream(before.getBytes(ISO_8859_1)), repeated),
            stream(after.getBytes(ISO_8859_1)));
    return Screening.of(all, Edits.standard(), new Repeats(), Doubts.NONE, Corpus.NOBODY);
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static List<String> codes(Report report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  private static Report within(String place, String again, int times) throws IOException {
    String text = professional(claim());
    int at = text.indexOf(place);
    return report(text.substring(0, at), again, times, text.substring(at));
  }

  @Test
  void anElementOfTenMegabytes() throws IOException {
    Report report = within("HI*ABK", "NTE*ADD*" + "x".repeat(10 * MILLION) + "~", 1);
    assertThat(codes(report)).contains("segment-too-long");
    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void anElementOfAMillionComponentsAndASegmentOfAMillionElements() throws IOException {
    assertThat(codes(within("HI*ABK", "HI*ABK:J029" + "^ABK:J029".repeat(100_000) + "~", 1)))
        .contains("too-many-repetitions");
    assertThat(codes(within("HI*ABK", "REF*G1*" + "*x".repeat(400_000) + "~", 1)))
        .contains("more-findings");
  }

  @Test
  void aMillionSegmentsThatMayBeThereOnce() throws IOException {
    Report report = within("HI*ABK", "REF*G1*1~", MILLION);
    assertThat(codes(report)).containsOnlyOnce("segment-too-often");
  }

  @Test
  void aMillionSegmentsThatHaveNoPlace() throws IOException {
    Report report = within("HI*ABK", "CLP*1~", MILLION);
    assertThat(report.findings()).hasSizeLessThanOrEqualTo(Screening.MOST_FINDINGS + 1);
    assertThat(codes(report)).contains("more-findings");
  }

  @Test
  void aMillionSegmentsOfNoName() throws IOException {
    assertThat(codes(within("HI*ABK", "~", MILLION)).size()).isLessThan(1003);
    assertThat(codes(within("HI*ABK", "JANE DOE 1980-01-01~", MILLION))).contains("more-findings");
  }

  @Test
  void aMillionServiceLines() throws IOException {
    Report report = within("SE*", "LX*2~SV1*HC:99213*0*UN*1***1~DTP*472*D8*20260620~", MILLION / 3);
    assertThat(codes(report)).contains("more-findings");
  }

  @Test
  void aMillionLevels() throws IOException {
    Report report = within("SE*", "HL*3*2*23*0~PAT*19~", MILLION / 2);
    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void aMillionSetsOfOneNumber() throws IOException {
    Report report =
        report(
            isa("000000001") + "GS*HC*A*B*20260630*0915*1*X*005010X222A1~",
            "ST*837*0001*005010X222A1~SE*2*0001~",
            MILLION / 4,
            "GE*250000*1~IEA*1*000000001~");
    assertThat(codes(report)).contains("set-control-number-again", "more-envelopes");
    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  void aHundredThousandInterchangesThatBreakOff() throws IOException {
    Report report = report("", isa("000000001") + "GS*HC*A*B~ST*837*1~BHT~", 100_000, "");
    assertThat(codes(report)).contains("interchange-trailer-missing", "more-envelopes");
  }

  @Test
  void tenMegabytesOfNothing() throws IOException {
    for (String nothing : List.of("\0", "I", "ISA", "ISA*", "~", "\u00ff")) {
      assertThat(report("", nothing.repeat(1000), 10_000 / nothing.length(), "").outcome())
          .as(nothing)
          .isIn(Outcome.UNREADABLE, Outcome.ACCEPTED_WITH_FINDINGS, Outcome.REJECTED);
    }
  }
}

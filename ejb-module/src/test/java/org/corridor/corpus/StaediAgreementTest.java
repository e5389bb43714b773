package org.corridor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.xlate.edi.stream.EDIStreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeHandler;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.SegmentReader;
import org.corridor.x12.TransactionSet;
import org.junit.jupiter.api.Test;

/** A second reader counts the same interchanges, groups, sets and segments. */
class StaediAgreementTest {

  private static final Set<String> WRONG =
      Set.of(
          "interchange-control-number-differs",
          "group-control-number-differs",
          "set-control-number-differs",
          "groups-missing",
          "group-count-differs",
          "sets-missing",
          "set-count-differs",
          "segment-count-differs");

  /** What StAEDI cannot read to its end, and why. */
  private static final Map<String, String> UNREAD =
      new TreeMap<>(
          Map.of(
              "271/nod_271.edi", "it breaks off",
              "837I/invalid/sil_bad-header.edi", "a header of other lengths",
              "837I/invalid/sil_odd-separator.edi", "it breaks off",
              "837P/invalid/ims_x12_bad_segment_identifier.txt", "a segment of no name",
              "authored/envelope/05_no_iea.edi", "it breaks off"));

  private final Corpus corpus = new Corpus();

  /** An interchange as we read it. */
  private static final class Ours implements InterchangeHandler {
    private int groups;
    private int wrong;
    private final List<String> sets = new ArrayList<>();

    @Override
    public void group(FunctionalGroup group) {
      groups++;
    }

    @Override
    public void set(TransactionSet set) {
      sets.add(set.control());
    }

    @Override
    public void finding(Finding finding) {
      wrong += WRONG.contains(finding.code()) ? 1 : 0;
    }

    private static Staedi.Counts of(byte[] interchange) throws IOException {
      Ours ours = new Ours();
      new InterchangeReader(ours, Limits.USUAL).read(new ByteArrayInputStream(interchange));
      long segments = 0;
      SegmentReader reader = new SegmentReader(new ByteArrayInputStream(interchange), Limits.USUAL);
      while (reader.next()) {
        segments++;
      }
      return new Staedi.Counts(ours.groups, ours.sets, segments, ours.wrong);
    }
  }

  /** Where interchanges begin; each ends where the next begins, or with the file. */
  private static List<byte[]> interchanges(byte[] file) throws IOException {
    List<Integer> starts = new ArrayList<>();
    InterchangeHandler begins =
        new InterchangeHandler() {
          @Override
          public void interchange(Interchange interchange) {
            starts.add((int) interchange.offset());
          }
        };
    new InterchangeReader(begins, Limits.USUAL).read(new ByteArrayInputStream(file));
    List<byte[]> parts = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : file.length;
      parts.add(Arrays.copyOfRange(file, starts.get(i), end));
    }
    return parts;
  }

  @Test
  void bothCountTheSame() throws IOException {
    List<String> differences = new ArrayList<>();
    Set<String> unread = new TreeSet<>();
    int agreed = 0;
    for (String name : corpus.files()) {
      for (byte[] interchange : interchanges(corpus.bytes(name))) {
        Staedi.Counts ours = Ours.of(interchange);
        try {
          Staedi.Counts theirs = Staedi.of(interchange);
          if (ours.equals(theirs)) {
            agreed++;
          } else {
            differences.add(name + ": " + ours + " here, " + theirs + " there");
          }
        } catch (EDIStreamException broken) {
          unread.add(name);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(unread).isEqualTo(UNREAD.keySet());
    assertThat(agreed).isGreaterThan(190);
  }
}

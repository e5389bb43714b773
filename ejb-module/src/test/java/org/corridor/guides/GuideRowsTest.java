package org.corridor.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.corridor.x12.Finding;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row that no segment can reach, or that contradicts another, is a slip of whoever wrote it. */
class GuideRowsTest {
  static Stream<Guide> guides() {
    return Guides.standard().all().stream();
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyRowOfAGuideIsReachedByASetThatHasAll(Guide guide) throws IOException {
    Set<Integer> reached = new TreeSet<>();
    List<String> told = new ArrayList<>();
    GuidedHandler handler =
        new GuidedHandler() {
          @Override
          public void segment(SegmentUse use, long position, Segment segment) {
            reached.add(use.ordinal());
          }

          @Override
          public void finding(Finding finding) {
            told.add(finding + " " + finding.text());
          }
        };
    GuidedReader reader = new GuidedReader(Guides.standard(), RuleBook.NONE, handler, Limits.USUAL);
    byte[] set = FullSet.of(guide).getBytes(StandardCharsets.US_ASCII);
    new InterchangeReader(reader, Limits.USUAL).read(new ByteArrayInputStream(set));

    assertThat(told).isEmpty();
    assertThat(guide.segments().stream().filter(s -> !reached.contains(s.ordinal()))).isEmpty();
  }
}

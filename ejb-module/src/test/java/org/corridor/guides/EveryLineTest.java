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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EveryLineTest {
  @TestFactory
  Stream<DynamicTest> aSetWithEveryLineOfItsGuideHasNoFinding() {
    return each(
        (guide, text) -> {
          Set<String> met = new TreeSet<>();
          assertThat(findings(WholeSet.without(guide, text, line -> false), met)).isEmpty();
          assertThat(guide.segments().stream().map(EveryLineTest::named)).allMatch(met::contains);
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsRequiredIsMissedOnce() {
    return each(
        (guide, text) -> {
          for (GuideText.Line line : text.lines()) {
            boolean elsewhere =
                line.level()
                    || line.use().id().equals("SE")
                    || (line.use().id().equals("BHT") && !guide.choice().isEmpty());
            if (line.use().required() && !elsewhere) {
              assertThat(
                      findings(
                          WholeSet.without(guide, text, l -> l.number() == line.number()),
                          new TreeSet<>()))
                  .as("without %s %s in %s", line.use().id(), line.use().name(), line.loop())
                  .singleElement()
                  .asString()
                  .contains("-missing");
            }
          }
        });
  }

  private interface Check {
    void of(Guide guide, GuideText text) throws IOException;
  }

  private static Stream<DynamicTest> each(Check check) {
    List<String> files = Rows.lines("guides.txt").stream().filter(f -> !f.isBlank()).toList();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file,
                    () -> {
                      Guide guide = GuideFile.read(file, Guides.standard().dictionary());
                      check.of(guide, new GuideText(file));
                    }));
  }

  private static List<String> findings(String text, Set<String> met) throws IOException {
    List<String> findings = new ArrayList<>();
    GuidedHandler handler =
        new GuidedHandler() {
          @Override
          public void segment(SegmentUse use, long position, Segment segment) {
            met.add(named(use));
          }

          @Override
          public void finding(Finding finding) {
            Finding.Place at = finding.place();
            findings.add(
                "%d %s/%s%s %s: %s"
                    .formatted(
                        at.position(),
                        at.loop(),
                        at.segment(),
                        at.element(),
                        finding.code(),
                        finding.text()));
          }
        };
    GuidedReader reader = new GuidedReader(Guides.standard(), RuleBook.NONE, handler, Limits.USUAL);
    new InterchangeReader(reader, Limits.USUAL)
        .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return findings;
  }

  /**
   * A segment's loop with those around it, and its name in the guide: that tells it from others.
   */
  private static String named(SegmentUse use) {
    StringBuilder name = new StringBuilder(use.segment() + " " + use.name());
    for (LoopUse loop = use.loop(); loop != null; loop = loop.parent) {
      name.insert(0, loop.id() + "/");
    }
    return name.toString();
  }
}

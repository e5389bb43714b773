package org.corridor.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.corridor.x12.Segment;
import org.corridor.x12.Separators;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables are whole, and used. */
class GuidesTest {
  private static final Path TABLES = Path.of("src/main/resources/org/corridor/guides");

  private static List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(TABLES)) {
      return all.map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".guide"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyGuideIsListedAndCompiles() throws IOException {
    assertThat(Rows.lines("guides.txt")).containsExactlyElementsOf(files());
    assertThat(Guides.standard().all()).hasSameSizeAs(files());
  }

  @Test
  void eachOfTheFourGuidesOfReviewsIsAKindOfItsOwn() {
    Guides guides = Guides.standard();
    assertThat(guides.kind("278").choice()).contains("13");
    assertThat(guides.kind("278").convention()).isEqualTo("005010X217");
    assertThat(guides.kind("278-response").choice()).containsExactly("11");
    assertThat(guides.kind("278-inquiry").convention()).isEqualTo("005010X215");
    assertThat(guides.kind("278-inquiry-response").choice()).containsExactly("49");
  }

  @TestFactory
  Stream<DynamicTest> everyBlockIsDefinedOnceAndUsed() throws IOException {
    return files().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file,
                    () -> {
                      List<String> defined = words(file, "define ");
                      assertThat(defined).doesNotHaveDuplicates();
                      assertThat(new TreeSet<>(defined))
                          .isEqualTo(new TreeSet<>(words(file, "include ")));
                    }));
  }

  private static List<String> words(String file, String word) {
    return Rows.lines(file).stream()
        .map(String::strip)
        .filter(line -> line.startsWith(word))
        .map(line -> line.substring(word.length()).strip())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyGuideBeginsAndEndsAsASetDoes() {
    return Guides.standard().all().stream()
        .map(
            guide ->
                DynamicTest.dynamicTest(
                    guide.toString(),
                    () -> {
                      assertThat(guide.convention()).startsWith("005010");
                      assertThat(guide.name()).isNotBlank();
                      List<SegmentUse> outer = guide.root().segments;
                      assertThat(outer.get(0).segment()).isEqualTo("ST");
                      assertThat(outer.get(outer.size() - 1).segment()).isEqualTo("SE");
                      assertThat(outer.get(0).required).isTrue();
                    }));
  }

  /** Two uses of one segment in one loop that nothing tells apart: the second is never met. */
  @TestFactory
  Stream<DynamicTest> namesakesOfALoopAreToldApart() {
    return Guides.standard().all().stream()
        .map(
            guide ->
                DynamicTest.dynamicTest(
                    guide.toString(),
                    () -> guide.loops().forEach(GuidesTest::tellsNamesakesApart)));
  }

  private static void tellsNamesakesApart(LoopUse loop) {
    for (SegmentUse one : loop.segments) {
      for (SegmentUse other : loop.segments) {
        if (one.ordinal < other.ordinal
            && one.packed == other.packed
            && one.position == other.position) {
          Key first = one.key;
          Key second = other.key;
          // the last may stand for all that the others are not
          assertThat(first).as("%s twice", one).isNotNull();
          if (first != null
              && second != null
              && first.element() == second.element()
              && first.component() == second.component()) {
            assertThat(first.codes().overlaps(second.codes())).as("%s twice", one).isFalse();
          }
        }
      }
    }
  }

  @Test
  void loopsOfAGuideHaveNamesOfTheirOwn() {
    for (Guide guide : Guides.standard().all()) {
      for (LoopUse loop : guide.loops()) {
        Set<String> inner = new HashSet<>();
        loop.loops.forEach(l -> inner.add(l.id() + l.name()));
        assertThat(inner).as("%s %s", guide, loop).hasSameSizeAs(loop.loops);
      }
    }
  }

  @Test
  void everyGuideThatSaysWhatItsUnitIsHasIt() throws IOException {
    for (String file : files()) {
      if (Rows.lines(file).stream().anyMatch(line -> line.startsWith("unit "))) {
        Guide guide = GuideFile.read(file, Guides.standard().dictionary());
        assertThat(guide.segments()).as(file).anyMatch(use -> use.unit);
      }
    }
  }

  @Test
  void tablesAreSortedAndEveryElementIsUsed() {
    for (String table : List.of("segments.csv", "composites.csv")) {
      assertThat(Rows.of(table, 4).stream().map(row -> row.get(0)).toList())
          .as(table)
          .isSorted()
          .doesNotHaveDuplicates();
    }
    List<String> elements = Rows.of("elements.csv", 5).stream().map(row -> row.get(0)).toList();
    assertThat(elements).doesNotHaveDuplicates();
    Set<String> used = new HashSet<>();
    for (String table : List.of("segments.csv", "composites.csv")) {
      Rows.of(table, 4).forEach(row -> used.addAll(List.of(row.get(1).split(" +"))));
    }
    assertThat(elements).allMatch(used::contains);
  }

  // ---------------------------------------------------------------------------------- notation

  private static SegmentUse use(String line) {
    GuideLine parsed = GuideLine.of(line);
    ElementNotation notation = new ElementNotation(Guides.standard().dictionary(), parsed.id());
    notation.read(parsed.elements());
    LoopUse loop = new LoopUse(GuideLine.SET, 0, null, 0);
    return new SegmentUse(
        parsed, 0, loop, 0, notation.elements(), notation.standard(), notation.key());
  }

  private static ElementUse element(SegmentUse use, int number) {
    ElementUse element = use.elements[number];
    assertThat(element).isNotNull();
    return element;
  }

  @Test
  void aLineSaysHowASegmentIsUsed() {
    SegmentUse use = use("NM1 0150 S 3 Some Name | 01:85|87 02=1|2 03{1..35} 04? 09?=@npi");
    assertThat(use.required).isFalse();
    assertThat(use.max).isEqualTo(3);
    assertThat(use.name()).isEqualTo("Some Name");
    assertThat(element(use, 1).required()).isTrue();
    assertThat(element(use, 3).max()).isEqualTo(35);
    assertThat(element(use, 4).required()).isFalse();
    assertThat(use.elements).hasSize(10);
    assertThat(use.elements[5]).isNull();
    assertThat(use.listed()).containsExactly(new ListedElement(9, 0, "npi"));
    assertThat(use.matches(Segment.of("NM1*87*2", Separators.USUAL))).isTrue();
    assertThat(use.matches(Segment.of("NM1*40*2", Separators.USUAL))).isFalse();
  }

  @Test
  void componentsRepetitionsAndOpenEndsAreWritten() {
    SegmentUse use = use("HI 2310 R * Codes | 01 01-1:BG 01-2=@condition 02?^* 02-1=BH");
    assertThat(use.max).isEqualTo(Integer.MAX_VALUE);
    assertThat(element(use, 2).repeats()).isEqualTo(Integer.MAX_VALUE);
    assertThat(element(use, 1).components().get(1)).isPresent();
    assertThat(element(use, 1).components().get(3)).isEmpty();
    assertThat(use.matches(Segment.of("HI*BG:1^BF:2", Separators.USUAL))).isTrue();
    assertThat(use.matches(Segment.of("HI*BF:1", Separators.USUAL))).isFalse();
    assertThat(use.listed()).containsExactly(new ListedElement(1, 2, "condition"));
  }

  @Test
  void whatIsNoNotationIsADefectThatSaysWhere() {
    assertThatThrownBy(() -> use("NM1 0150 Q 1 Name | 01")).isInstanceOf(GuideDefect.class);
    assertThatThrownBy(() -> use("NM1 0150 R 1 Name | 1")).hasMessage("not an element: 1");
    assertThatThrownBy(() -> use("NM1 0150 R 1 Name | 99"))
        .hasMessage("the dictionary has no element 99");
    assertThatThrownBy(() -> use("NM1 0150 R 1 Name | 01-2"))
        .hasMessage("element 01 is not a composite");
    assertThatThrownBy(() -> use("QQQ 0150 R 1 Name | 01"))
        .hasMessage("QQQ is not in the dictionary");
    assertThatThrownBy(() -> use("NM1 0150 R 1 Name | 01=TOOLONGCODE"))
        .hasMessageContaining("longer than seven");
    assertThatThrownBy(() -> SyntaxNote.of("X0102").broken(n -> true))
        .isInstanceOf(GuideDefect.class);
  }

  @Test
  void syntaxNotesSayWhichElementIsMissing() {
    assertThat(SyntaxNote.of("P0304").broken(n -> n == 3)).isEqualTo(4);
    assertThat(SyntaxNote.of("P0304").broken(n -> false)).isZero();
    assertThat(SyntaxNote.of("R0304").broken(n -> false)).isEqualTo(3);
    assertThat(SyntaxNote.of("R0304").broken(n -> n == 4)).isZero();
    assertThat(SyntaxNote.of("E0304").broken(n -> true)).isEqualTo(4);
    assertThat(SyntaxNote.of("E0304").broken(n -> n == 3)).isZero();
    assertThat(SyntaxNote.of("C0304").broken(n -> n == 3)).isEqualTo(4);
    assertThat(SyntaxNote.of("C0304").broken(n -> n == 4)).isZero();
    assertThat(SyntaxNote.of("L030405").broken(n -> n == 3)).isEqualTo(4);
    assertThat(SyntaxNote.of("L030405").broken(n -> n != 4)).isZero();
  }
}

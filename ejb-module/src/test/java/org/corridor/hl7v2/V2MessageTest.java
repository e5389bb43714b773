package org.corridor.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.shared.Severity;
import org.junit.jupiter.api.Test;

class V2MessageTest {

  private static final String MSH =
      "MSH|^~\\&|LAB^1.2.3^ISO|NORTH|HUB|REGION|20250611080000-0500||ORU^R01^ORU_R01|C1|P^T|2.5.1^USA";

  private static V2Message message(String... lines) {
    return V2Message.parse(MSH + "\r" + String.join("\r", lines));
  }

  @Test
  void theHeaderIsReadFromFirstComponents() {
    Header header = V2Message.parse(MSH + "|||AL|NE\r").header();

    assertThat(header)
        .isEqualTo(
            new Header(
                "LAB",
                "NORTH",
                "HUB",
                "REGION",
                "20250611080000-0500",
                "ORU",
                "R01",
                "ORU_R01",
                "C1",
                "P",
                "2.5.1",
                "AL",
                "NE"));
    assertThat(header.enhanced()).isTrue();
  }

  @Test
  void mshNumbersItsSeparatorAsFieldOne() {
    V2Segment msh = message().segments().get(0);

    assertThat(msh.field(1).text()).isEqualTo("|");
    assertThat(msh.field(2).text()).isEqualTo("^~\\&");
    assertThat(msh.field(2).repetitions()).hasSize(1);
    assertThat(msh.fieldCount()).isEqualTo(12);
    assertThat(msh.value("3.2")).isEqualTo("1.2.3");
  }

  @Test
  void valuesAreFoundByPath() {
    V2Message message =
        message("PID|1||42^^^A&1.2&ISO^MR~43^^^B^SS", "OBX|1|NM|A", "OBX|2|ST|B||\\F\\");

    assertThat(message.value("PID-3.1")).isEqualTo("42");
    assertThat(message.value("PID-3.4")).isEqualTo("A");
    assertThat(message.value("PID-3.4.2")).isEqualTo("1.2");
    assertThat(message.value("PID-3[2].5")).isEqualTo("SS");
    assertThat(message.value("PID-3[3].5")).isEmpty();
    assertThat(message.value("OBX[2]-5")).isEqualTo("|");
    assertThat(message.value("OBX-9.3.2")).isEmpty();
    assertThat(message.value("NK1-2.1")).isEmpty();
    assertThat(message.value("MSH-9")).isEqualTo("ORU^R01^ORU_R01");
  }

  @Test
  void segmentsKeepTheirOrderAndKnowTheirPlace() {
    V2Message message = message("OBX|1", "ZZ1|x", "OBX|2", "ZZZ");

    assertThat(message.segments())
        .extracting(V2Segment::location)
        .containsExactly("MSH", "OBX[1]", "ZZ1", "OBX[2]", "ZZZ");
    assertThat(message.all("OBX")).extracting(V2Segment::ordinal).containsExactly(1, 2);
    assertThat(message.first("ZZZ").orElseThrow().fieldCount()).isZero();
    assertThat(message.first("PV1")).isEmpty();
  }

  @Test
  void absentNullAndEmptyRepetitionsAreThreeThings() {
    V2Segment pid = message("PID|\"\"||a~~c~|\"\"^x").first("PID").orElseThrow();

    assertThat(pid.field(1).isNull()).isTrue();
    assertThat(pid.field(1).isAbsent()).isFalse();
    assertThat(pid.field(1).repetitions()).isEmpty();
    assertThat(pid.field(1).text()).isEmpty();
    assertThat(pid.field(2).isAbsent()).isTrue();
    assertThat(pid.field(2).isNull()).isFalse();
    assertThat(pid.field(2).first().isEmpty()).isTrue();
    assertThat(pid.field(3).repetitions())
        .extracting(V2Repetition::text)
        .containsExactly("a", "", "c", "");
    assertThat(pid.field(4).first().component(1)).isEmpty();
    assertThat(pid.field(4).first().raw()).isEqualTo("\"\"^x");
    assertThat(pid.field(99).isAbsent()).isTrue();
    assertThat(pid.field(99).location()).isEqualTo("PID-99");
  }

  @Test
  void componentsAreCounted() {
    V2Segment pid = message("PID|a^b&c^|").first("PID").orElseThrow();

    assertThat(pid.field(1).first().components()).isEqualTo(3);
    assertThat(pid.field(2).first().components()).isZero();
    assertThat(pid.field(1).first().sub(2, 2)).isEqualTo("c");
    assertThat(pid.field(1).first().sub(2, 3)).isEmpty();
    assertThat(pid.field(1).first().component(4)).isEmpty();
  }

  @Test
  void everyEndOfLineEndsASegment() {
    V2Message message = V2Message.parse(MSH + "\nEVN||1\r\n\r\nPID|1\r\rPV1|1\n\r");

    assertThat(message.segments())
        .extracting(V2Segment::name)
        .containsExactly("MSH", "EVN", "PID", "PV1");
    assertThat(message.findings()).isEmpty();
  }

  @Test
  void aLineWithoutASegmentNameBelongsToTheFieldBefore() {
    V2Message message = message("OBX|1|TX|N||first\r\nand more|x", "the end|F", "OBX|2|TX");

    assertThat(message.value("OBX-5")).isEqualTo("first\nand more");
    assertThat(message.value("OBX-6")).isEqualTo("x\nthe end");
    assertThat(message.value("OBX-7")).isEqualTo("F");
    assertThat(message.all("OBX")).hasSize(2);
    assertThat(message.findings()).extracting(Finding::code).containsExactly("continuation-line");
  }

  @Test
  void aSegmentNameInSmallLettersIsNotUsedSilently() {
    V2Message message = message("pid|1||42");

    assertThat(message.first("PID")).isEmpty();
    assertThat(message.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR))
        .satisfies(f -> assertThat(f.code()).isEqualTo("segment-name-case"));
  }

  @Test
  void separatorsAreWhatTheSenderSays() {
    V2Message message =
        V2Message.parse("MSH#!@%*#A#B#C#D#1##ADT!A01#7#P#2.5.1\rPID#1##42!!!X*Y@43#a|b^c%T%%S%");

    assertThat(message.header().trigger()).isEqualTo("A01");
    assertThat(message.value("PID-3.4.2")).isEqualTo("Y");
    assertThat(message.value("PID-3[2].1")).isEqualTo("43");
    assertThat(message.value("PID-4")).isEqualTo("a|b^c*!");
  }

  @Test
  void missingEncodingCharactersAreTheUsualOnes() {
    V2Message message = V2Message.parse("MSH|^|A|B|||||ADT^A01|7\rPID|||1^2~3&4");

    assertThat(message.header().controlId()).isEqualTo("7");
    assertThat(message.value("PID-3[2].1.2")).isEqualTo("4");
    assertThat(message.findings()).extracting(Finding::code).containsExactly("separators-missing");
  }

  @Test
  void aMissingCharacterIsNotOneThatIsTaken() {
    V2Message message = V2Message.parse("MSH^~^A");

    assertThat(message.separators().header()).isEqualTo("^~!\\&");
    assertThat(message.header().sendingApplication()).isEqualTo("A");
  }

  @Test
  void oneCharacterForTwoPurposesIsNoted() {
    assertThat(V2Message.parse("MSH|^^\\&|A").findings())
        .extracting(Finding::code)
        .containsExactly("separators-ambiguous");
  }

  @Test
  void aTruncatedHeaderIsStillAHeader() {
    Header header = V2Message.parse("MSH|^~\\&|X").header();

    assertThat(header.sendingApplication()).isEqualTo("X");
    assertThat(header.controlId()).isEmpty();
    assertThat(header.enhanced()).isFalse();
  }

  @Test
  void whatIsNotHl7IsUnreadable() {
    for (String text : List.of("", "\r\n", "GET / HTTP/1.1\r\n\r\n", "PID|1", "xMSH|^~\\&|")) {
      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> V2Message.parse(text))
          .satisfies(e -> assertThat(e.finding().code()).isEqualTo("not-hl7"));
    }
    for (String text : List.of("MSH", "MSH\rPID|1", "MSHA^~\\&A", "MSH ^~\\&")) {
      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> V2Message.parse(text))
          .satisfies(e -> assertThat(e.finding().location()).isEqualTo("MSH-1"));
    }
  }

  @Test
  void textBeforeTheHeaderIsNoted() {
    assertThat(V2Message.parse("hello\r" + MSH).findings())
        .extracting(Finding::code)
        .containsExactly("text-before-header");
    assertThat(V2Message.parse("BHS|^~\\&|A\r" + MSH).findings())
        .extracting(Finding::code)
        .containsExactly("batch-header");
    assertThat(V2Message.parse("\r\n \u000b" + MSH).findings()).isEmpty();
  }

  @Test
  void aSecondMessageIsNoted() {
    V2Message message = V2Message.parse(MSH + "\rPID|1\r" + MSH);

    assertThat(message.all("MSH")).hasSize(2);
    assertThat(message.findings()).extracting(Finding::code).containsExactly("several-messages");
  }

  @Test
  void controlCharactersAreTakenOutAndNoted() {
    V2Message message =
        V2Message.parse(
            "MSH|^~\\&|A|B|||1||ADT^A28|7|P|2.5\rPID|1||4\u00002\u0007||Do\te^J\\X00\\o\r");

    assertThat(message.value("PID-3.1")).isEqualTo("42");
    assertThat(message.value("PID-5.1")).isEqualTo("Do\te");
    assertThat(message.value("PID-5.2")).isEqualTo("Jo");
    assertThat(message.findings())
        .extracting(finding -> finding.code())
        .containsExactly("control-characters");
  }

  @Test
  void askingWhetherSomethingIsThereAgreesWithReadingIt() {
    V2Segment obx =
        message("OBX||a^\\H\\^\"\"^\\X00\\^b&^&c^\\T\\|\"\"||x~~y|~|").first("OBX").orElseThrow();
    V2Repetition value = obx.field(2).first();
    for (int component = 0; component < 9; component++) {
      for (int sub = 1; sub < 4; sub++) {
        assertThat(value.has(component + 1, sub))
            .isEqualTo(!value.sub(component + 1, sub).isEmpty());
      }
    }
    for (int field = 1; field < 9; field++) {
      assertThat(obx.has(field)).isEqualTo(!obx.field(field).isAbsent());
      assertThat(obx.field(field).count()).isEqualTo(obx.field(field).repetitions().size());
    }
  }
}

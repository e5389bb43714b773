package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Consumer;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.Test;

class V2DraftTest {

  private static final String TO_18 = "|".repeat(15);

  private static byte[] changed(byte[] content, Consumer<V2Draft> change) {
    V2Message message = V2Message.parse(content, SenderProfile.UNCONFIGURED);
    V2Draft draft = V2Draft.of(content, message);
    change.accept(draft);
    return draft.bytes();
  }

  private static String changed(String content, Consumer<V2Draft> change) {
    return new String(changed(content.getBytes(UTF_8), change), UTF_8);
  }

  private static Places at(String path) {
    return Places.of(path);
  }

  @Test
  void whatNobodyChangesStaysByteForByte() {
    byte[] odd =
        "\u000b \r\nMSH|^~\\&|A|B\n\rPID|1||x\u0001\u0080\u00ff\r\r\nsecond line|of it\nZZ|1\r\nOBX|1||\\Xzz\\||\\H\\a\\N\\\r\r"
            .getBytes(ISO_8859_1);
    assertThat(changed(odd, draft -> {})).isEqualTo(odd);
    byte[] more = changed(odd, draft -> draft.set(at("MSH-5"), "WARD"));
    assertThat(new String(more, ISO_8859_1))
        .isEqualTo(new String(odd, ISO_8859_1).replace("|A|B\n", "|A|B|WARD\n"));
  }

  @Test
  void everySharedMessageComesBackAsItWas() {
    SharedData.messages(SharedData.folder("hl7v2")).stream()
        .map(SharedData::bytes)
        .flatMap(file -> BatchSplitter.split(file).messages().stream())
        .forEach(
            content -> {
              assertThat(changed(content, draft -> {})).isEqualTo(content);
              byte[] twice =
                  changed(
                      changed(content, draft -> draft.add("ZCO|1", "")),
                      draft -> draft.drop(at("ZCO")));
              assertThat(twice.length).isBetween(content.length, content.length + 2);
            });
  }

  @Test
  void aTextIsEscapedAndAFieldIsWrittenInTheMessagesOwnSeparators() {
    String own = "MSH$*%!@$A$B\rPID$1$$1*2%3\r";
    assertThat(changed(own, draft -> draft.set(at("PID-3.1"), "a$b*c%d!e@f^g")))
        .isEqualTo("MSH$*%!@$A$B\rPID$1$$a!F!b!S!c!R!d!E!e!T!f^g*2%a!F!b!S!c!R!d!E!e!T!f^g\r");
    assertThat(changed(own, draft -> draft.write(at("PID-5"), "Ng^Anna&x~Ho\\S\\*")))
        .isEqualTo("MSH$*%!@$A$B\rPID$1$$1*2%3$$Ng*Anna@x%Ho!S!!S!\r");
  }

  @Test
  void placesAreMadeWhereTheyAreMissingAndSegmentsAreNot() {
    String message = "MSH|^~\\&|A\rPID|1\rOBX|1\rOBX|2||X^^Y\r";
    assertThat(changed(message, draft -> draft.set(at("PID-3.4.2"), "v")))
        .isEqualTo("MSH|^~\\&|A\rPID|1||^^^&v\rOBX|1\rOBX|2||X^^Y\r");
    assertThat(changed(message, draft -> draft.set(at("OBX-3.2"), "v")))
        .isEqualTo("MSH|^~\\&|A\rPID|1\rOBX|1||^v\rOBX|2||X^v^Y\r");
    assertThat(changed(message, draft -> draft.set(at("OBX[2]-3[3].2"), "v")))
        .isEqualTo("MSH|^~\\&|A\rPID|1\rOBX|1\rOBX|2||X^^Y~~^v\r");
    assertThat(changed(message, draft -> draft.set(at("PV1-2"), "I"))).isEqualTo(message);
    assertThat(changed("MSH|^~\\&|A\rPID|1||\"\"\r", draft -> draft.set(at("PID-3.2"), "v")))
        .isEqualTo("MSH|^~\\&|A\rPID|1||^v\r");
  }

  @Test
  void copiesKeepWhatWasSentAndEachSegmentIsForItself() {
    String message = "MSH|^~\\&|A\rPID|1||7\\T\\8^^^H\rOBX|1||a^b\rOBX|2||c\rOBX|3\r";
    assertThat(changed(message, draft -> draft.copy(at("PID-3.1"), at("PID-2.1"))))
        .contains("PID|1|7\\T\\8|7\\T\\8^^^H\r");
    assertThat(changed(message, draft -> draft.copy(at("OBX-3.1"), at("OBX-4"))))
        .endsWith("OBX|1||a^b|a\rOBX|2||c|c\rOBX|3\r");
    assertThat(changed(message, draft -> draft.copy(at("PID-3"), at("OBX-9"))))
        .contains("OBX|3||||||||7\\T\\8^^^H\r");
    assertThat(changed(message, draft -> draft.copy(at("PID-30"), at("PID-3")))).isEqualTo(message);
  }

  @Test
  void replacingSeesEachValueUnescaped() {
    String message = "MSH|^~\\&|A\rOBX|1||a\\S\\b^x~\"\"~c|\rOBX|2||\r";
    assertThat(
            changed(
                message, draft -> draft.replace(at("OBX-3.1"), v -> v.equals("a^b") ? "n|1" : v)))
        .isEqualTo("MSH|^~\\&|A\rOBX|1||n\\F\\1^x~\"\"~c|\rOBX|2||\r");
    assertThat(changed(message, draft -> draft.replace(at("OBX-3"), v -> v + "!")))
        .isEqualTo("MSH|^~\\&|A\rOBX|1||a\\S\\b\\S\\x!~\"\"~c!|\rOBX|2||\r");
    assertThat(
            changed(
                message,
                draft -> draft.derive(at("OBX-3.1"), at("OBX-5"), v -> Optional.of("<" + v + ">"))))
        .isEqualTo("MSH|^~\\&|A\rOBX|1||a\\S\\b^x~\"\"~c||<a\\S\\b>\rOBX|2||\r");
  }

  @Test
  void segmentsGoAndCome() {
    String message = "MSH|^~\\&|A\rPID|1\rNTE|1|x\rmore of it\rOBX|1\rNTE|2|y";
    assertThat(changed(message, draft -> draft.drop(at("NTE"))))
        .isEqualTo("MSH|^~\\&|A\rPID|1\rOBX|1\r");
    assertThat(changed(message, draft -> draft.drop(at("NTE[2]-2"))))
        .isEqualTo("MSH|^~\\&|A\rPID|1\rNTE|1|x\rmore of it\rOBX|1\rNTE|2|");
    assertThat(changed(message, draft -> draft.add("ZCO|1|a^b", "")))
        .isEqualTo(message + "\rZCO|1|a^b");
    assertThat(changed(message, draft -> draft.add("ZCO|1", "PID")))
        .contains("PID|1\rZCO|1\rNTE|1");
    assertThat(changed("MSH|^~\\&|A", draft -> draft.add("ZCO|1", "")))
        .isEqualTo("MSH|^~\\&|A\rZCO|1");
    assertThat(changed("MSH|^~\\&|A\r\n\r\n", draft -> draft.add("ZCO|1", "PV1")))
        .isEqualTo("MSH|^~\\&|A\r\n\r\nZCO|1\r\n\r\n");
  }

  @Test
  void theCharacterSetStaysAndWhatItCannotSayIsNotPutIn() {
    byte[] latin = ("MSH|^~\\&|A" + TO_18 + "8859/1\rPID|1||J\u00fcrgen\r").getBytes(ISO_8859_1);
    assertThat(changed(latin, draft -> draft.set(at("PID-5.1"), "M\u00fcller")))
        .isEqualTo(
            ("MSH|^~\\&|A" + TO_18 + "8859/1\rPID|1||J\u00fcrgen||M\u00fcller\r")
                .getBytes(ISO_8859_1));
    assertThatThrownBy(() -> changed(latin, draft -> draft.set(at("PID-5.1"), "\u0141")))
        .isInstanceOf(V2Draft.Unchangeable.class);

    Charset wide = Charset.forName("UTF-16LE");
    byte[] utf16 = "\uFEFFMSH|^~\\&|A\rPID|1||J\u00fcrgen\r".getBytes(wide);
    assertThat(changed(utf16, draft -> draft.set(at("PID-3.1"), "\u0141")))
        .isEqualTo("\uFEFFMSH|^~\\&|A\rPID|1||\u0141\r".getBytes(wide));

    Charset chinese = Charset.forName("GB18030");
    byte[] gb = ("MSH|^~\\&|A" + TO_18 + "GB 18030-2000\rPID|1||\u4e02\r").getBytes(chinese);
    assertThat(changed(gb, draft -> draft.set(at("PID-4"), "\u4e02\u4e03")))
        .isEqualTo(
            ("MSH|^~\\&|A" + TO_18 + "GB 18030-2000\rPID|1||\u4e02|\u4e02\u4e03\r")
                .getBytes(chinese));
    byte[] broken = gb.clone();
    broken[broken.length - 2] = (byte) 0xFF;
    assertThat(changed(broken, draft -> {})).isEqualTo(broken);
  }

  @Test
  void aByteOrderMarkStays() {
    byte[] marked = "\uFEFFMSH|^~\\&|A\rPID|1||\u00fc\r".getBytes(UTF_8);
    assertThat(changed(marked, draft -> draft.set(at("PID-3.2"), "\u0141")))
        .isEqualTo("\uFEFFMSH|^~\\&|A\rPID|1||\u00fc^\u0141\r".getBytes(UTF_8));
  }

  @Test
  void textIsReadAsPeopleReadIt() {
    byte[] content = "MSH|^~\\&|A\\T\\B\rPID|1||\u00fc\r".getBytes(UTF_8);
    V2Draft draft = V2Draft.of(content, V2Message.parse(content, SenderProfile.UNCONFIGURED));
    assertThat(draft.text(at("MSH-3"))).contains("A&B");
    assertThat(draft.text(at("PID-3.1"))).contains("\u00fc");
    assertThat(draft.text(at("PV1-2"))).isEmpty();
  }
}

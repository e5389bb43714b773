package org.corridor.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.ZoneOffset;
import org.corridor.shared.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSetTest {

  private static final SenderProfile LATIN_9 =
      new SenderProfile(ZoneOffset.UTC, Charset.forName("ISO-8859-15"), "urn:x");

  private static String text(String declared, String name) {
    return "MSH|^~\\&|A|B|C|D|1||ADT^A01|7|P|2.5.1||||||" + declared + "\rPID|||1||" + name + "\r";
  }

  private static V2Message parse(String declared, String name, Charset written) {
    return V2Message.parse(text(declared, name).getBytes(written), LATIN_9);
  }

  @ParameterizedTest
  @CsvSource({
    "8859/1,ISO-8859-1,Gößwein",
    "8859/2,ISO-8859-2,Łódź",
    "8859/5,ISO-8859-5,Иван",
    "8859/7,ISO-8859-7,Νίκη",
    "8859/15,ISO-8859-15,Sou€",
    "UNICODE UTF-8,UTF-8,Łódź €",
    "UTF-8,UTF-8,Łódź €",
    "unicode utf-8,UTF-8,Łódź €",
    "GB 18030-2000,GB18030,王",
    "BIG-5,Big5,王",
    "~ISO IR87,ISO-2022-JP,山田",
    "ASCII~ISO IR87,ISO-2022-JP,山田",
    "8859/1~UNICODE UTF-8,ISO-8859-1,ö",
    "ASCII,US-ASCII,Smith"
  })
  void theDeclaredSetIsUsed(String declared, String written, String name) {
    V2Message message = parse(declared, name, Charset.forName(written));

    assertThat(message.value("PID-5")).isEqualTo(name);
    assertThat(message.charset()).isEqualTo(Charset.forName(written));
    assertThat(message.findings()).isEmpty();
  }

  @Test
  void withoutADeclarationValidUtf8IsUtf8() {
    assertThat(parse("", "Łódź", UTF_8).value("PID-5")).isEqualTo("Łódź");
  }

  @Test
  void withoutADeclarationOtherBytesAreWhatTheSenderUsuallyWrites() {
    V2Message message = parse("", "Sou€", Charset.forName("ISO-8859-15"));

    assertThat(message.value("PID-5")).isEqualTo("Sou€");
    assertThat(message.charset()).isEqualTo(Charset.forName("ISO-8859-15"));
  }

  @Test
  void anUnknownNameIsAFindingAndGuessed() {
    V2Message message = parse("KLINGON", "Łódź", UTF_8);

    assertThat(message.value("PID-5")).isEqualTo("Łódź");
    assertThat(message.findings())
        .containsExactly(
            Finding.warning("MSH-18", "103", "MSH-18 names a character set that is not known"));
  }

  @Test
  void aNameThatIsNoNameIsAFinding() {
    assertThat(parse("???", "x", UTF_8).findings())
        .extracting(Finding::code)
        .containsExactly("103");
  }

  @ParameterizedTest
  @CsvSource({
    "UNICODE UTF-8,ISO-8859-15,Gößwein",
    "ASCII,UTF-8,Gößwein",
    "8859/1,UTF-8,Ößwein",
    "8859/1,windows-1252,O’Brien",
    "UNICODE UTF-16,UTF-8,Gößwein"
  })
  void aDeclarationThatDoesNotFitIsAFinding(String declared, String written, String name) {
    V2Message message = parse(declared, name, Charset.forName(written));

    assertThat(message.value("PID-5")).isEqualTo(name);
    assertThat(message.findings())
        .extracting(Finding::code)
        .containsExactly("charset-does-not-fit");
  }

  @Test
  void aByteOrderMarkIsObeyedAndDropped() {
    String text = "\uFEFF" + text("", "Łódź");
    for (Charset charset : new Charset[] {UTF_8, UTF_16BE, UTF_16LE}) {
      V2Message message = V2Message.parse(text.getBytes(charset), LATIN_9);

      assertThat(message.value("PID-5")).isEqualTo("Łódź");
      assertThat(message.text()).startsWith("MSH");
      assertThat(message.charset()).isEqualTo(charset);
    }
  }

  @Test
  void wideTextIsRecognisedWithoutAMark() {
    assertThat(parse("UNICODE UTF-16", "Łódź", UTF_16LE).value("PID-5")).isEqualTo("Łódź");
    assertThat(parse("UNICODE UTF-16", "Łódź", UTF_16BE).value("PID-5")).isEqualTo("Łódź");
  }

  @Test
  void hexEscapesAreInTheCharacterSetOfTheMessage() {
    assertThat(parse("8859/1", "\\XE9\\ö", ISO_8859_1).value("PID-5")).isEqualTo("éö");
  }
}

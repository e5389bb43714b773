package org.corridor.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

  private static String read(String value) {
    return V2Message.parse("MSH|^~\\&#|A|B|||||ORU^R01|1|P|2.7\rOBX|||||" + value).value("OBX-5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\'',
      value = {
        "A \\T\\ B \\F\\ C \\S\\ D \\R\\ E \\E\\ F \\P\\ G ! A & B | C ^ D ~ E \\ F # G",
        "Line \\H\\bold\\N\\ end                      ! Line bold end",
        "tab\\X09\\end \\XC3A9\\                       ! 'tab\tend é'",
        "a\\XC3\\b                                     ! a\uFFFDb",
        "\\.in+4\\indented\\.ti-2\\ \\.fi\\\\.nf\\end  ! indented end",
        "a\\.sk3\\b                                    ! 'a   b'",
        "\\Zlocal\\ \\C2842\\ \\M243342\\              ! \\Zlocal\\ \\C2842\\ \\M243342\\",
        "\\XZZ\\ \\X123\\ \\.zz\\ \\.\\                ! \\XZZ\\ \\X123\\ \\.zz\\ \\.\\",
        "C:\\dir\\S\\file                              ! C:\\dir^file",
        "open \\T                                      ! open \\T",
        "\\\\                                          ! \\\\",
        "\\                                            ! \\"
      })
  void isRead(String sent, String read) {
    assertThat(read(sent)).isEqualTo(read);
  }

  @Test
  void lineBreaksBecomeNewLines() {
    assertThat(read("a\\.br\\b\\.sp2\\c\\.sp\\d\\.ce\\e")).isEqualTo("a\nb\n\nc\nd\ne");
    assertThat(read("a\\X0D0A\\b\\X0D\\c")).isEqualTo("a\nb\nc");
  }

  @Test
  void aHugeCountDoesNotBlowUpTheText() {
    assertThat(read("\\.sp999999999999\\")).hasSize(99);
  }
}

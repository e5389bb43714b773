package org.corridor.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.Test;

class ScenarioTest {

  private static final SenderProfile SENDER =
      new SenderProfile(ZoneOffset.UTC, Charset.forName("windows-1252"), "urn:x");

  private static V2Message message(String file) {
    Path scenarios = SharedData.folder("hl7v2/scenarios");
    return V2Message.parse(SharedData.bytes(scenarios.resolve(file)), SENDER);
  }

  @Test
  void customSeparators() {
    V2Message hash = message("14-custom-separators/1-hash.hl7");
    assertThat(hash.value("PID-3.1")).isEqualTo("5200113");
    assertThat(hash.value("PID-5.1")).isEqualTo("Bergstrom");
    assertThat(hash.value("PID-11.1")).isEqualTo("7 Pipe | Street");
    V2Message truncation = message("14-custom-separators/2-truncation-v27.hl7");
    assertThat(truncation.value("PID-5.2")).isEqualTo("Bjorn");
    assertThat(truncation.findings()).isEmpty();
  }

  @Test
  void escapes() {
    V2Message message = message("15-escapes/1-ft-tx.hl7");
    assertThat(message.value("OBX[1]-5")).isEqualTo("Line one\nLine two bold end");
    assertThat(message.value("OBX[2]-5")).isEqualTo("A & B | C ^ D ~ E \\ F");
    assertThat(message.value("OBX[2]-5[2]")).isEqualTo("second repetition");
    assertThat(message.value("OBX[3]-5")).isEqualTo("tab\tend é");
    assertThat(message.value("OBX[4]-5")).isEqualTo("\n\nindented \\Zlocal\\ unknown");
  }

  @Test
  void characterSets() {
    for (String file :
        new String[] {
          "1-8859-1", "2-utf8", "3-utf8-undeclared", "4-8859-1-undeclared", "5-utf8-bom"
        }) {
      V2Message message = message("16-charsets/" + file + ".hl7");
      assertThat(message.value("PID-5.1")).as(file).isEqualTo("Gößwein-Ørsted");
    }
    assertThat(message("16-charsets/6-8859-15-euro.hl7").value("PID-5.1")).isEqualTo("Sou€");
    V2Message windows = message("16-charsets/7-windows-1252-declared-8859-1.hl7");
    assertThat(windows.value("PID-5")).isEqualTo("O’Brien^Seán");
    assertThat(windows.findings()).hasSize(1);
  }

  @Test
  void everyVersionIsRead() {
    for (Path file : SharedData.messages(SharedData.folder("hl7v2/scenarios/28-versions"))) {
      V2Message message = V2Message.parse(SharedData.bytes(file), SENDER);
      assertThat(message.header().version()).isNotEmpty();
      assertThat(message.value("PID-3.1")).isNotEmpty();
      assertThat(message.findings()).isEmpty();
    }
  }

  @Test
  void malformed() {
    assertThat(message("29-malformed/4-msh-truncated.hl7").header().sendingApplication())
        .isEqualTo("X");
    assertThat(message("29-malformed/5-lf-only.hl7").value("PID-3.1")).isEqualTo("5200129");
    assertThat(message("29-malformed/6-crlf.hl7").value("PID-3.1")).isEqualTo("5200130");
    assertThat(message("29-malformed/7-z-segments-everywhere.hl7").segments()).hasSize(7);
    assertThat(message("29-malformed/9-very-long-field.hl7").value("PID-5.1"))
        .hasSizeGreaterThan(999);
    assertThat(message("29-malformed/10-control-chars.hl7").value("PID-5.1")).contains("Nul");
    assertThat(message("29-malformed/12-lower-case-segment.hl7").first("PID")).isEmpty();
  }
}

package org.corridor.writing;

import static org.assertj.core.api.Assertions.assertThat;

import org.corridor.hl7v2.V2Message;
import org.junit.jupiter.api.Test;

class V2ValueTest {

  @Test
  void partsStandWhereTheyBelongAndNothingTrails() {
    V2Value value = new V2Value().set(4, 2, "1.2.3").set(1, "7").set(5, "").set(4, 3, "ISO");
    assertThat(value.text()).isEqualTo("7^^^&1.2.3&ISO");
  }

  @Test
  void whateverIsInATextComesThrough() {
    String text = "a|b^c&d~e\\f\nsecond\\.br\\line\tÄ€𝄞 \\X0D\\";
    V2Message read = V2Message.parse("MSH|^~\\&\rNTE|1||" + new V2Value().set(1, text).text());
    assertThat(read.value("NTE-3.1")).isEqualTo(text);
  }

  @Test
  void aTextOfTwoQuotationMarksDeletesNothing() {
    V2Message read = V2Message.parse("MSH|^~\\&\rNTE|1||" + new V2Value().set(1, "\"\"").text());
    assertThat(read.all("NTE").get(0).field(3).isNull()).isFalse();
    assertThat(read.value("NTE-3.1")).isEqualTo("\"\"");
  }
}

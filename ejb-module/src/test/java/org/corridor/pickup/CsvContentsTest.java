package org.corridor.pickup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.Places;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.CsvMap;
import org.corridor.pickup.Contents.Broken;
import org.corridor.pickup.Contents.Item;
import org.corridor.pickup.Contents.Message;
import org.junit.jupiter.api.Test;

class CsvContentsTest {

  private static final Sheet SHEET =
      new Sheet("registry", "day.csv", "abc", Instant.parse("2026-11-21T20:45:00Z"));

  private static CsvMap map() {
    Map<String, List<Places>> columns = new LinkedHashMap<>();
    columns.put("MRN", List.of(Places.of("PID-3.1")));
    columns.put("Last", List.of(Places.of("PID-5.1")));
    columns.put("Born", List.of(Places.of("PID-7")));
    columns.put("Kin", List.of(Places.of("NK1-2.1")));
    Map<Places, String> constants = new LinkedHashMap<>();
    constants.put(Places.of("MSH-3"), "REG");
    constants.put(Places.of("PID-3.5"), "MR");
    return new CsvMap(';', UTF_8, "ADT^A28", columns, constants);
  }

  private static List<Item> read(CsvMap map, byte[] bytes) {
    try (CsvContents contents = new CsvContents(map, SHEET, new ByteArrayInputStream(bytes))) {
      List<Item> items = new ArrayList<>();
      for (Optional<Item> one = contents.next(); one.isPresent(); one = contents.next()) {
        items.add(one.get());
      }
      return items;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Item> read(String text) {
    return read(map(), text.getBytes(UTF_8));
  }

  private static V2Message message(Item item) {
    return V2Message.parse(((Message) item).content(), SenderProfile.UNCONFIGURED);
  }

  private static List<String> broken(List<Item> items) {
    return items.stream()
        .filter(Broken.class::isInstance)
        .map(Broken.class::cast)
        .map(one -> one.where() + ": " + one.why())
        .toList();
  }

  @Test
  void eachRowBecomesAMessage() {
    List<Item> items =
        read("\ufeffMRN;Last;Born;Kin;Ward\r\n7;Müller;19700102;Ng;3\r\n\r\n8;O'Hara;;;4\r\n");
    assertThat(items).hasSize(2);
    assertThat(new String(((Message) items.get(0)).content(), UTF_8))
        .isEqualTo(
            "MSH|^~\\&|REG||||20261121204500+0000||ADT^A28|"
                + SHEET.key()
                + "-2|P|2.5.1||||||UNICODE UTF-8\r"
                + "PID|||7^^^^MR||Müller||19700102\r"
                + "NK1||Ng\r"
                + "ZRW|day.csv|2|7;Müller;19700102;Ng;3\r");
    assertThat(message(items.get(1)).value("MSH-10")).isEqualTo(SHEET.key() + "-4");
    assertThat(message(items.get(1)).first("NK1")).isEmpty();
    assertThat(SHEET.key().length()).isLessThanOrEqualTo(13);
  }

  @Test
  void theSameTableMakesTheSameMessages() {
    String text = "MRN;Last;Born;Kin\n7;A;;\n8;B;;\n";
    assertThat(read(text)).usingRecursiveComparison().isEqualTo(read(text));
  }

  @Test
  void whatHl7WritesWithIsEscaped() {
    List<Item> items = read("MRN;Last;Born;Kin\n7;\"a|b^c\\~&\nd\";;\n");
    assertThat(message(items.get(0)).value("PID-5.1")).isEqualTo("a|b^c\\~& d");
    assertThat(new String(((Message) items.get(0)).content(), UTF_8))
        .endsWith("\rZRW|day.csv|2|7;\"a\\F\\b\\S\\c\\E\\\\R\\\\T\\\\X0A\\d\";;\r");
    assertThat(message(items.get(0)).segments()).hasSize(3);
  }

  @Test
  void aBrokenRowCostsNoOther() {
    List<Item> items =
        read(
            """
            MRN;Last;Born;Kin
            1;A;;
            2;B
            3;"never closed;;
            4;"D "Dee" D";;
            5;5" tube;;
            6;"F ""Eff""
            over two lines";;
            7;G;;;
            8;H;;
            """);
    assertThat(broken(items))
        .containsExactly(
            "row 3: it has 2 columns, and the first row has 4",
            "row 4: something stands between a closing quote and the separator",
            "row 5: something stands between a closing quote and the separator",
            "row 9: it has 5 columns, and the first row has 4");
    assertThat(items.stream().filter(Message.class::isInstance).map(one -> message(one)))
        .extracting(one -> one.value("PID-3.1") + one.value("PID-5.1"))
        .containsExactly("1A", "55\" tube", "6F \"Eff\" over two lines", "8H");
  }

  @Test
  void aQuoteThatNeverClosesEndsWithItsRow() {
    assertThat(broken(read("MRN;Last;Born;Kin\n1;\"A;;\n2;B;;\n")))
        .containsExactly("row 2: a quote is opened and not closed");
    assertThat(read("MRN;Last;Born;Kin\n1;\"A;;\n" + "2;B;;\n".repeat(300))).hasSize(301);
  }

  @Test
  void bytesThatAreNoTextAreARowsMatter() {
    byte[] bytes =
        "MRN;Last;Born;Kin\n1;M\u00fc;;\n2;B;;\n".getBytes(Charset.forName("windows-1252"));
    List<Item> items = read(map(), bytes);
    assertThat(broken(items)).containsExactly("row 2: it is not UTF-8");
    assertThat(items).hasSize(2);
  }

  @Test
  void aColumnThatIsMissingIsTheFilesMatter() {
    assertThatExceptionOfType(Contents.Unusable.class)
        .isThrownBy(() -> read("MRN;Last;Kin\n7;A;B\n"))
        .withMessage("Its first row names the column Born not at all");
    assertThatExceptionOfType(Contents.Unusable.class)
        .isThrownBy(() -> read("MRN;Last;Last;Born;Kin\n"))
        .withMessage("Its first row names the column Last twice");
    assertThatExceptionOfType(Contents.Unusable.class).isThrownBy(() -> read(""));
  }

  @Test
  void aLineWithoutEndIsNotHeldWhole() {
    List<Item> items = read("MRN;Last;Born;Kin\n1;" + "x".repeat(3 * 1024 * 1024) + ";;\n2;B;;\n");
    assertThat(broken(items)).containsExactly("row 2: it has more than 1048576 bytes");
    assertThat(items).hasSize(2);
  }
}

package org.corridor.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {

  private static final String ADMISSION =
      "MSH|^~\\&|A|B|C|D|20250611080000-0500||ADT^A01^ADT_A01|1|P|2.5.1\r"
          + "EVN||20250611080000-0500\rPID|1||100^^^X^MR||Doe^Jo\rPV1|1|I|4W|||||||||||||||||V1\r";
  private static final String WITHOUT_NUMBER =
      "MSH|^~\\&|A|B|C|D|20250611080000-0500||ADT^A01^ADT_A01|2|P|2.5.1\rPID|1||||Doe^Jo\r";
  private static final String UNKNOWN =
      "MSH|^~\\&|A|B|C|D|20250611080000-0500||ZZZ^Z01|3|P|2.5.1\rPID|1||100^^^X^MR\r";

  @TempDir Path folder;

  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  private List<JsonNode> convert(int exit, Path... paths) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> arguments = new ArrayList<>();
    for (Path path : paths) {
      arguments.add(path.toString());
    }
    int code = Convert.run(arguments, new PrintStream(out), new PrintStream(error));
    assertThat(code).isEqualTo(exit);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void aMessageBecomesALineWithItsTransaction() throws IOException {
    JsonNode line = convert(0, file("a.hl7", ADMISSION)).get(0);
    assertThat(line.get("file").asText()).endsWith("a.hl7");
    assertThat(line.get("index").asInt()).isEqualTo(1);
    assertThat(line.get("messageType").asText()).isEqualTo("ADT^A01");
    assertThat(line.get("controlId").asText()).isEqualTo("1");
    assertThat(line.get("ack").asText()).isEqualTo("AA");
    assertThat(line.get("findings").isArray()).isTrue();
    assertThat(line.at("/bundle/type").asText()).isEqualTo("transaction");
    assertThat(line.at("/bundle/entry").findValuesAsText("method")).containsOnly("PUT");
  }

  @Test
  void whatNothingReadAndCodesThatNoTableListsAreShown() throws IOException {
    String odd =
        ADMISSION.replace("||Doe^Jo\r", "||Doe^Jo|||QQ\r").replace("PV1|1|I", "ZPI||a|b\rPV1|1|I");
    JsonNode line = convert(0, file("a.hl7", odd)).get(0);
    assertThat(line.get("residue")).extracting(JsonNode::asText).contains("ZPI-2", "ZPI-3");
    assertThat(line.get("residue")).extracting(JsonNode::asText).doesNotContain("PID-5", "PID-1");
    assertThat(line.get("unmappedCodes").toString())
        .isEqualTo("[{\"location\":\"PID-8\",\"table\":\"0001\",\"code\":\"QQ\",\"system\":\"\"}]");
  }

  @Test
  void textInThePlaceOfACodeIsNotRepeated() throws IOException {
    String odd = ADMISSION.replace("||Doe^Jo\r", "||Doe^Jo|||sister of Jane Doe\r");
    JsonNode line = convert(0, file("a.hl7", odd)).get(0);
    assertThat(line.at("/unmappedCodes/0/code").asText()).isEqualTo("(text)");
    String number = ADMISSION.replace("||Doe^Jo\r", "||Doe^Jo|||T:5551234567\r");
    assertThat(convert(0, file("b.hl7", number)).get(0).at("/unmappedCodes/0/code").asText())
        .isEqualTo("(text)");
  }

  @Test
  void whatIsRefusedHasAReasonAndNoBundle() throws IOException {
    JsonNode line = convert(0, file("a.hl7", WITHOUT_NUMBER)).get(0);
    assertThat(line.get("ack").asText()).isEqualTo("AE");
    assertThat(line.at("/findings/0/location").asText()).isEqualTo("PID-3");
    assertThat(line.get("bundle").isNull()).isTrue();
    assertThat(convert(0, file("b.hl7", UNKNOWN)).get(0).get("ack").asText()).isEqualTo("AR");
    assertThat(convert(0, file("c.hl7", "garbage")).get(0).get("ack").asText()).isEqualTo("AR");
  }

  @Test
  void theMessagesOfABatchAndOfAFolderAreShownOneByOne() throws IOException {
    file("a.hl7", "BHS|^~\\&|A|B\r" + WITHOUT_NUMBER + ADMISSION + "BTS|2\r");
    file("b.hl7", ADMISSION);
    file("notes.md", "not a message");
    List<JsonNode> lines = convert(0, folder);
    assertThat(lines)
        .extracting(line -> line.get("index").asInt() + line.get("ack").asText())
        .containsExactly("1AE", "2AA", "1AA");
  }

  @Test
  void aFileThatIsNotThereFailsTheCommandAfterTheOthers() throws IOException {
    List<JsonNode> lines = convert(1, folder.resolve("missing"), file("a.hl7", ADMISSION));
    assertThat(lines).hasSize(1);
    assertThat(error.toString(StandardCharsets.UTF_8)).contains("missing");
  }

  @Test
  void aProfileIsUsedForTheMessagesOfItsSender() throws IOException {
    Path message = file("a.hl7", ADMISSION);
    Path profile = file("a.yaml", "match: {application: A}\nassigners: {X: 2.999.4}\n");
    List<String> arguments = List.of("--profile", profile.toString(), message.toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Convert.run(arguments, new PrintStream(out), new PrintStream(error))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("urn:oid:2.999.4");
    assertThat(convert(0, message).get(0).toString()).contains("urn:corridor:authority:X");

    file("a.yaml", "match: {application: A}\nassigners: X\n");
    assertThat(Convert.run(arguments, new PrintStream(out), new PrintStream(error))).isEqualTo(1);
    assertThat(error.toString(StandardCharsets.UTF_8)).contains("a.yaml:2: assigners: ");
  }
}

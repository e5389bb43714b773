package org.corridor.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.testing.X12Text.claim;
import static org.corridor.testing.X12Text.group;
import static org.corridor.testing.X12Text.interchange;
import static org.corridor.testing.X12Text.professional;
import static org.corridor.testing.X12Text.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private List<JsonNode> check(int exit, String... arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        Check.run(Arrays.asList(arguments), new PrintStream(out), new PrintStream(error, true));
    assertThat(code).as(said()).isEqualTo(exit);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private String said() {
    return error.toString(StandardCharsets.UTF_8);
  }

  private static List<String> codes(JsonNode line) {
    return line.get("findings").findValuesAsText("code");
  }

  @Test
  void aCleanFileIsALineWithItsEnvelopesAndSums() throws IOException {
    Path clean = file("a.edi", professional(claim()));
    assertThat(check(0, clean.toString()).get(0).toString())
        .isEqualTo(
            ("{'file':'%s','outcome':'accepted','interchanges':[{'controlNumber':'000000001',"
                    + "'sender':'LAKE','receiver':'ALDER','groups':[{'controlNumber':'1',"
                    + "'functionalId':'HC','version':'005010X222A1','transactions':["
                    + "{'controlNumber':'0001','type':'837','guide':'005010X222A1',"
                    + "'outcome':'accepted','claims':1,'charge':25.50,'paid':null}]}]}],"
                    + "'findings':[]}")
                .formatted(clean)
                .replace('\'', '"')
                .replace("25.50", "25.5"));
  }

  @Test
  void aFindingSaysWhereItIs() throws IOException {
    List<String> claim = claim();
    claim.remove("HI*ABK:J029");
    JsonNode line = check(0, file("a.edi", professional(claim)).toString()).get(0);
    assertThat(line.get("outcome").asText()).isEqualTo("rejected");
    assertThat(line.at("/interchanges/0/groups/0/transactions/0/outcome").asText())
        .isEqualTo("rejected");
    JsonNode finding = line.get("findings").get(0);
    assertThat(finding.toString())
        .isEqualTo(
            ("{'level':2,'severity':'error','interchange':'000000001','group':'1',"
                    + "'transaction':'0001','position':19,'loop':'2300','segment':'HI',"
                    + "'element':'','claim':'A1','code':'segment-missing',"
                    + "'text':'2300/HI is required (Diagnoses)'}")
                .replace('\'', '"'));
  }

  @Test
  void whatIsNoInterchangeIsUnreadable() throws IOException {
    JsonNode line = check(0, file("a.hl7", "MSH|^~\\&|A|B").toString()).get(0);
    assertThat(line.get("outcome").asText()).isEqualTo("unreadable");
    assertThat(codes(line)).containsExactly("no-interchange");
    assertThat(check(0, file("b", "").toString()).get(0).get("outcome").asText())
        .isEqualTo("unreadable");
  }

  @Test
  void oneBadSetDoesNotCostItsNeighbours() throws IOException {
    List<String> bad = claim();
    bad.remove("HI*ABK:J029");
    bad.replaceAll(segment -> segment.replace("*B1*", "*B0*"));
    String[] good = claim().toArray(String[]::new);
    String text =
        interchange(
            "000000001",
            group(
                "HC",
                "1",
                "005010X222A1",
                set("837", "0001", "005010X222A1", bad.toArray(String[]::new)),
                set("837", "0002", "005010X222A1", good)));
    JsonNode line = check(0, file("a.edi", text).toString()).get(0);
    assertThat(line.get("outcome").asText()).isEqualTo("accepted-with-findings");
    assertThat(line.at("/interchanges/0/groups/0/transactions").findValuesAsText("outcome"))
        .containsExactly("rejected", "accepted");
  }

  @Test
  void theSameBytesAgainAreRefusedAndTheSameNumberIsTold() throws IOException {
    file("1.edi", professional(claim()));
    file("2.edi", professional(claim()));
    file("3.edi", professional(claim()).replace("JANE", "JANET"));
    List<JsonNode> lines = check(0, folder.toString());
    assertThat(lines)
        .extracting(line -> line.get("outcome").asText())
        .containsExactly("accepted", "rejected", "accepted-with-findings");
    assertThat(codes(lines.get(1))).containsExactly("file-again");
    assertThat(codes(lines.get(2))).containsExactly("interchange-control-number-again");
  }

  @Test
  void groupsAndBatchesThatUseANumberAgainAreTold() throws IOException {
    file("1.edi", professional(claim()));
    file("2.edi", professional(claim()).replace("000000001", "000000002"));
    assertThat(codes(check(0, folder.toString()).get(1)))
        .containsExactly("group-control-number-used", "batch-number-again");
  }

  @Test
  void productionIsRefusedWhereTestIsWanted() throws IOException {
    Path file = file("a.edi", professional(claim()).replace("*0*T*:", "*0*P*:"));
    assertThat(codes(check(0, "--usage", "T", file.toString()).get(0)))
        .containsExactly("usage-differs");
    assertThat(codes(check(0, "--usage", "P", file.toString()).get(0))).isEmpty();
  }

  @Test
  void acknowledgementsAreWrittenAndCanBeChecked() throws IOException {
    List<String> bad = claim();
    bad.remove("HI*ABK:J029");
    Path acks = folder.resolve("acks");
    check(
        0,
        "--acks",
        acks.toString(),
        file("good.edi", professional(claim())).toString(),
        file("bad.edi", professional(bad).replace("000000001", "000000002")).toString());
    try (Stream<Path> written = Files.list(acks)) {
      assertThat(written.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "good.edi.1.ta1.edi",
              "good.edi.1.999.edi",
              "good.edi.1.277ca.edi",
              "bad.edi.1.ta1.edi",
              "bad.edi.1.999.edi");
    }
    assertThat(Files.readString(acks.resolve("good.edi.1.999.edi"))).contains("IK5*A~");
    assertThat(Files.readString(acks.resolve("bad.edi.1.999.edi")))
        .contains("IK3*HI*19*2300*I8~", "IK5*R*");
    assertThat(check(0, acks.toString()))
        .extracting(line -> line.get("outcome").asText())
        .containsOnly("accepted");
  }

  @Test
  void codeListsOfAFolderAreUsed() throws IOException {
    Path codes = Files.createDirectory(folder.resolve("codes"));
    Files.writeString(codes.resolve("icd10cm.csv"), "# complete\ncode,text\nI10,Pressure\n");
    Path file = file("a.edi", professional(claim()));
    assertThat(codes(check(0, "--codes", codes.toString(), file.toString()).get(0)))
        .containsExactly("code-not-in-list");
    Files.writeString(codes.resolve("nothing.csv"), "code\n1\n");
    check(1, "--codes", codes.toString(), file.toString());
    assertThat(said()).contains("no guide uses the list of nothing.csv");
  }

  @Test
  void filesOfOtherKindsInAFolderArePassedOverAndCounted() throws IOException {
    file("a.837", professional(claim()));
    file("README.md", "words");
    assertThat(check(0, folder.toString())).hasSize(1);
    assertThat(said()).startsWith("1 files");
    assertThat(check(0, folder.resolve("README.md").toString())).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereFailsTheCommandAfterTheOthers() throws IOException {
    String good = file("a.edi", professional(claim())).toString();
    assertThat(check(1, folder.resolve("missing").toString(), good)).hasSize(1);
    assertThat(said()).contains("missing");
  }

  @Test
  void argumentsThatMakeNoSenseAreSaid() throws IOException {
    check(2);
    check(2, "--acks");
    check(2, "--usage", "X", "a");
    check(2, "--what", "a");
    assertThat(said()).contains("usage: check");
  }

  @Test
  void findingsOfAFileAreCountedBeyondAThousand() throws IOException {
    List<String> claim = claim();
    claim.remove("N3*5 OAK STREET");
    String[] segments = claim.toArray(String[]::new);
    String[] sets = new String[1200];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = set("837", "%04d".formatted(i + 1), "005010X222A1", segments);
    }
    String text = interchange("000000001", group("HC", "1", "005010X222A1", sets));
    JsonNode line = check(0, file("a.edi", text).toString()).get(0);
    assertThat(line.get("findings")).hasSize(1001);
    assertThat(line.get("findings").get(1000).get("code").asText()).isEqualTo("more-findings");
    assertThat(line.at("/interchanges/0/groups/0/transactions")).hasSize(1200);
  }
}

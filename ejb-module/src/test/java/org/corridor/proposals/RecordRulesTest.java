package org.corridor.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.Problem;
import org.corridor.interfaces.JsonSchema;
import org.corridor.journal.Arrival;
import org.corridor.reconciliation.Keepers;
import org.corridor.reconciliation.RecordKind;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class RecordRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCS = Path.of(System.getProperty("basedir", ".")).resolve("../docs");

  @TempDir Path folder;

  private RecordRules read(String text) throws IOException {
    Path file = folder.resolve("records.yaml");
    Files.writeString(file, text);
    return RecordRules.read(file);
  }

  private List<String> problems(String text) {
    try {
      read(text);
      return List.of();
    } catch (BrokenFiles broken) {
      return broken.problems().stream()
          .map(Problem::toString)
          .map(one -> one.substring(one.lastIndexOf(".yaml") + 5))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Arrival from(String application, String facility, String interfaceName) {
    return new Arrival(
        MessageId.next(java.time.Clock.systemUTC()),
        interfaceName,
        Instant.EPOCH,
        false,
        "ADT^A08",
        "1",
        application,
        facility,
        "",
        "AA",
        List.of(),
        new byte[0]);
  }

  private static boolean owns(RecordRules rules, RecordKind kind, Arrival arrival) {
    return keeper(rules.keepers(arrival), kind).own();
  }

  private static Keepers.Keeper keeper(Keepers keepers, RecordKind kind) {
    return Optional.ofNullable(keepers.kinds().get(kind)).orElseThrow();
  }

  @Test
  void aSystemIsKnownByItsHeaderAndAnInterfaceByItsName() throws IOException {
    RecordRules rules =
        read(
            """
            record-of:
              allergies: {system: EPIC|MAIN}
              problems: {system: EPIC}
              insurance: {interface: registration, when-absent: apply}
            """);
    Arrival main = from("EPIC", "MAIN", "lab");
    Arrival other = from("EPIC", "WEST", "registration");
    assertThat(owns(rules, RecordKind.ALLERGIES, main)).isTrue();
    assertThat(owns(rules, RecordKind.ALLERGIES, other)).isFalse();
    assertThat(owns(rules, RecordKind.PROBLEMS, other)).isTrue();
    assertThat(owns(rules, RecordKind.INSURANCE, main)).isFalse();
    assertThat(owns(rules, RecordKind.INSURANCE, other)).isTrue();
    Keepers keepers = rules.keepers(main);
    assertThat(keeper(keepers, RecordKind.INSURANCE).standIn()).isTrue();
    assertThat(keeper(keepers, RecordKind.ALLERGIES).standIn()).isFalse();
    assertThat(keepers.kinds()).doesNotContainKey(RecordKind.IMMUNIZATIONS);
  }

  @Test
  void demographicsAreAllGroupsThatHaveNoKeeperOfTheirOwn() throws IOException {
    RecordRules rules =
        read(
            """
            record-of:
              demographics.address: {system: MAIL}
              demographics: {system: REG}
            """);
    assertThat(rules.holders()).hasSize(RecordKind.groups().size());
    assertThat(owns(rules, RecordKind.NAME, from("REG", "", "x"))).isTrue();
    assertThat(owns(rules, RecordKind.ADDRESS, from("REG", "", "x"))).isFalse();
  }

  @Test
  void whatNobodyKeepsMayBeAProposalToo() throws IOException {
    RecordRules rules = read("record-of:\n  allergies: {system: EPIC}\notherwise: propose\n");
    Keepers keepers = rules.keepers(from("EPIC", "MAIN", "lab"));
    assertThat(keepers.kinds()).hasSize(RecordKind.values().length);
    assertThat(keeper(keepers, RecordKind.PROBLEMS).own()).isFalse();
  }

  @Test
  void withoutRulesNobodyKeepsAnything() throws IOException {
    assertThat(RecordRules.NONE.keepers(from("A", "B", "c"))).isSameAs(Keepers.NONE);
    assertThat(read("record-of: {}\n").keepers(from("A", "B", "c"))).isSameAs(Keepers.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "otherwise: apply; :1: record-of: expected kinds of data",
        "record-of:\\n  moods: {system: A}; :2: record-of.moods: there is no such key here",
        "record-of:\\n  allergies: EPIC; :2: record-of.allergies: expected keys and values",
        "record-of:\\n  allergies: {sistem: A}; :2: record-of.allergies.sistem: there is no such",
        "record-of:\\n  allergies: {system: A, interface: b}; :2: record-of.allergies: expected either",
        "record-of:\\n  allergies: {system: A|B|C}; :2: record-of.allergies.system: expected MSH-3",
        "record-of:\\n  allergies:\\n    system: A\\n    when-absent: maybe; :4: record-of.allergies.when-absent: expected one of apply, propose",
        "record-of: {}\\notherwise: no; :2: otherwise: expected one of apply, propose"
      })
  void mistakesAreShownWithTheirLine(String text, String problem) {
    assertThat(problems(text.replace("\\n", "\n") + "\n"))
        .anySatisfy(one -> assertThat(one).startsWith(problem));
  }

  @Test
  void theSchemaKnowsWhatTheReaderKnows() throws IOException {
    JsonNode schema = JSON.readTree(DOCS.resolve("schemas/records.schema.json").toFile());
    Set<String> kinds = new TreeSet<>();
    schema.at("/properties/record-of/properties").fieldNames().forEachRemaining(kinds::add);
    Set<String> known = new TreeSet<>(RecordRules.words());
    known.add(RecordKind.DEMOGRAPHICS);
    assertThat(kinds).isEqualTo(known);
    JsonSchema checker = new JsonSchema(schema);
    String example = Files.readString(DOCS.resolve("examples/records.yaml"));
    assertThat(checker.check(JSON.valueToTree(new Yaml().load(example)))).isEmpty();
    assertThat(read(example).holders()).isNotEmpty();
    for (String wrong :
        List.of(
            "{}",
            "record-of: {moods: {system: A}}",
            "record-of: {allergies: {}}",
            "record-of: {allergies: {system: A, interface: b}}",
            "record-of: {allergies: {system: A|B|C}}",
            "{record-of: {}, otherwise: maybe}")) {
      assertThat(checker.check(JSON.valueToTree(new Yaml().load(wrong)))).as(wrong).isNotEmpty();
      assertThatThrownBy(() -> read(wrong + "\n")).as(wrong).isInstanceOf(BrokenFiles.class);
    }
  }
}

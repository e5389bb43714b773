package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.Problem;
import org.corridor.interfaces.JsonSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class PartnerFilesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCS = Path.of(System.getProperty("basedir", ".")).resolve("../docs");
  private static final String LEAST =
      """
      partner: exch
      name: Example Clearinghouse
      us: {id: LKB001}
      them: {id: EXCH01}
      usage: test
      """;

  @TempDir Path folder;

  private List<String> problems(String text) throws IOException {
    Path file = folder.resolve("exch.yaml");
    Files.writeString(file, text);
    try {
      PartnerReader.read(file);
      return List.of();
    } catch (BrokenFiles broken) {
      return broken.problems().stream()
          .map(Problem::toString)
          .map(one -> one.substring(one.lastIndexOf(".yaml") + 5))
          .toList();
    }
  }

  private static JsonNode schema() throws IOException {
    return JSON.readTree(DOCS.resolve("schemas/partner.schema.json").toFile());
  }

  @Test
  void fiveKeysAreEnough() throws IOException {
    assertThat(problems(LEAST)).isEmpty();
    Partner partner = PartnerReader.read(folder.resolve("exch.yaml"));
    assertThat(partner.them()).isEqualTo(new Party("ZZ", "EXCH01", "EXCH01"));
    assertThat(partner.usage()).isEqualTo("T");
    assertThat(partner.line()).isInstanceOf(PartnerLine.ByHand.class);
  }

  @Test
  void theExamplesOfTheGuideAreReadAndFitTheSchema() throws IOException {
    Path examples = DOCS.resolve("examples/partners");
    List<Partner> all = PartnerFiles.read(examples);
    assertThat(all).hasSize(2);
    assertThat(all.get(0).due().within()).containsEntry("999", Duration.ofHours(1));
    for (Partner one : all) {
      String yaml = Files.readString(one.source().file());
      assertThat(new JsonSchema(schema()).check(JSON.valueToTree(new Yaml().load(yaml)))).isEmpty();
    }
  }

  @Test
  void everyMistakeIsNamedWithItsLine() throws IOException {
    assertThat(
            problems(
                """
                partner: other
                us: {id: A}
                them: {id: EXCH01, qualifer: ZZ}
                sends: [837P, 838]
                realtime: [270]
                files: {pattern: a/b}
                acknowledgements: {999: soon}
                core: {url: payer}
                """))
        .containsExactly(
            ":1: partner: must be the file's name, exch",
            ":1: name: is missing",
            ":1: usage: is missing; expected production or test",
            ":2: us.id: expected 2 to 15 characters, as they stand in ISA06 or ISA08",
            ":2: us.group: expected 2 to 15 characters, as they stand in GS02 or GS03",
            ":3: them.qualifer: there is no such key here; there are group, id, qualifier",
            ":4: sends: 838 is not a kind of set; there are "
                + String.join(
                    ", ",
                    new TreeSet<>(
                        org.corridor.guides.Guides.standard().all().stream()
                            .map(org.corridor.guides.Guide::kind)
                            .toList())),
            ":5: realtime: 270 is neither sent nor received",
            ":6: files: expected in, out or both",
            ":6: files.pattern: expected a pattern of names, such as *.edi or *.{835,999}",
            ":7: acknowledgements.999: expected a length of time such as 500ms, 5s, 10m, 8h or 3d",
            ":8: core: expected one of files, sftp, core",
            ":8: core: expected sender",
            ":8: core: expected receiver",
            ":8: core.url: expected an address such as https://host/path, without a password",
            ":8: core.url: expected https: the rule knows nothing else");
  }

  @Test
  void twoPartnersOfTheSameNamesClash() throws IOException {
    Files.writeString(folder.resolve("exch.yaml"), LEAST);
    Files.writeString(folder.resolve("twin.yaml"), LEAST.replace("partner: exch", "partner: twin"));
    try {
      PartnerFiles.read(folder);
    } catch (BrokenFiles broken) {
      assertThat(broken).hasMessageContaining("twin.yaml").hasMessageContaining("partner exch");
      return;
    }
    throw new AssertionError("nothing clashed");
  }

  @Test
  void aBrokenPartnerStaysAsItWas() throws IOException {
    Path file = Files.createDirectories(folder.resolve("live")).resolve("exch.yaml");
    Files.writeString(file, LEAST);
    ExchangeSettings settings =
        new ExchangeSettings(
            Optional.of(folder.resolve("live")),
            Optional.of(folder.resolve("good")),
            "hub",
            1,
            Duration.ofMinutes(1),
            ZoneOffset.UTC);
    LivePartners live = new LivePartners(settings);
    assertThat(live.now().all()).hasSize(1);
    Files.writeString(file, LEAST + "usage: tset\n# longer\n");
    live.look();
    live.look();
    assertThat(live.problems()).isNotEmpty();
    assertThat(live.now().named("exch")).isPresent();
    assertThat(new LivePartners(settings).now().named("exch"))
        .as("after a start with the broken file")
        .isPresent();
    Files.writeString(file, LEAST.replace("test", "production"));
    live.look();
    live.look();
    assertThat(live.problems()).isEmpty();
    assertThat(live.now().named("exch").orElseThrow().production()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; zzz: 1",
        "/$defs/party; us: {zzz: 1}",
        "/properties/files; files: {zzz: 1}",
        "/properties/sftp; sftp: {zzz: 1}",
        "/properties/core; core: {zzz: 1}",
        "/$defs/tls; core: {tls: {zzz: 1}}",
        "/properties/calls-us; calls-us: {zzz: 1}",
        "/properties/adopt; adopt: {zzz: 1}",
        "/properties/acknowledgements; acknowledgements: {zzz: 1}",
        "/properties/deadlines; deadlines: {zzz: 1}",
        "/properties/first-numbers; first-numbers: {zzz: 1}"
      })
  void theSchemaAndTheReaderKnowTheSameKeys(String where, String yaml) throws IOException {
    Set<String> known = new TreeSet<>();
    schema().at(where).get("properties").fieldNames().forEachRemaining(known::add);
    Set<String> keys = new TreeSet<>();
    for (String problem : problems(yaml + "\n")) {
      if (problem.contains("zzz: ")) {
        keys.addAll(Arrays.asList(problem.replaceAll(".*there are ", "").split(", ")));
      }
    }
    assertThat(keys).containsExactlyElementsOf(known);
  }
}

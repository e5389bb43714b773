package org.corridor.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.corridor.couriers.Transports;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.Problem;
import org.corridor.writing.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class SchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCS = Path.of("../docs");

  @TempDir Path folder;
  private final JsonSchema schema = new JsonSchema(read());

  private static JsonNode read() {
    try {
      return JSON.readTree(DOCS.resolve("schemas/interface.schema.json").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> check(String yaml) {
    return schema.check(JSON.valueToTree(new Yaml().load(yaml)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "; zzz: 1",
        "/$defs/from/properties/mllp; from: {mllp: {port: 1, zzz: 1}}",
        "/$defs/from/properties/mllp-client; from: {mllp-client: {zzz: 1}}",
        "/$defs/from/properties/files; from: {files: {zzz: 1}}",
        "/$defs/from/properties/sftp; from: {sftp: {zzz: 1}}",
        "/$defs/csv; from: {files: {folder: a, csv: {zzz: 1}}}",
        "/$defs/from/properties/http/anyOf/1; from: {http: {zzz: 1}}",
        "/$defs/csv; from: {http: {csv: {zzz: 1}}}",
        "/$defs/from/properties/repository; from: {repository: {zzz: 1}}",
        "/$defs/server-tls; from: {mllp: {port: 1, tls: {zzz: 1}}}",
        "/$defs/client-tls; from: {mllp-client: {tls: {zzz: 1}}}",
        "/properties/alerts; alerts: {zzz: 1}",
        "/properties/loops; loops: {zzz: 1}",
        "/properties/loops/properties/orders; loops: {orders: {zzz: 1}}",
        "/properties/loops/properties/referrals; loops: {referrals: {zzz: 1}}",
        "/$defs/route; routes: [{zzz: 1}]",
        "/$defs/change; routes: [{change: [{add: ZZZ, zzz: 1}, {map: PID-1 by t, zzz: 1}]}]",
        "/$defs/destination; destinations: {a: {zzz: 1}}",
        "/$defs/destination/properties/retry; destinations: {a: {retry: {zzz: 1}}}",
        "/$defs/destination/properties/breaker; destinations: {a: {breaker: {zzz: 1}}}"
      })
  void theSchemaAndTheReaderKnowTheSameKeys(String where, String yaml) throws IOException {
    String pointer = where == null ? "" : where;
    assertThat(keysOfTheReader("interface: lab\n" + yaml + "\n"))
        .containsExactlyElementsOf(keys(read().at(pointer)));
  }

  @Test
  void theSchemaKnowsEveryMessageThatIsWrittenFromFhir() {
    List<String> known = new ArrayList<>();
    read().at("/$defs/route/properties/as/enum").forEach(one -> known.add(one.asText()));
    assertThat(known).containsExactlyElementsOf(Form.all().stream().map(Form::name).toList());
  }

  @Test
  void theSchemaKnowsTheKeysOfEveryWayOut() throws IOException {
    for (String kind : Transports.names()) {
      String yaml = "interface: lab\ndestinations: {a: {" + kind + ": {zzz: 1}}}\n";
      assertThat(keysOfTheReader(yaml))
          .as(kind)
          .containsExactlyElementsOf(
              keys(schema.resolve(read().at("/$defs/destination/properties/" + kind))));
    }
  }

  @Test
  void theSchemaKnowsTheKeysOfEveryExport() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (String what : List.of("messages", "resources")) {
      keys.addAll(
          keysOfTheReader("interface: lab\nexports: {a: {what: " + what + ", as: csv, zzz: 1}}\n"));
    }
    assertThat(keys).containsExactlyElementsOf(keys(read().at("/$defs/export")));
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object.get("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The reader tells which keys there are where one is misspelt. */
  private Set<String> keysOfTheReader(String yaml) throws IOException {
    Set<String> keys = new TreeSet<>();
    Path file = folder.resolve("lab.yaml");
    Files.writeString(file, yaml);
    try {
      new InterfaceReader(Transports::read).read(file);
    } catch (BrokenFiles broken) {
      for (Problem problem : broken.problems()) {
        if (problem.key().endsWith("zzz")) {
          keys.addAll(Arrays.asList(problem.text().replaceAll(".*there are ", "").split(", ")));
        }
      }
    }
    return keys;
  }

  @Test
  void examplesFitTheSchema() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(DOCS.resolve("examples/interfaces"))) {
      all.filter(file -> file.toString().endsWith(".yaml")).forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(3);
    for (Path file : files) {
      assertThat(check(Files.readString(file))).as(file.toString()).isEmpty();
    }
    assertThat(check(InterfaceReaderTest.LAB)).isEmpty();
    assertThat(check("interface: lab\nfrom: {http: true}\n")).isEmpty();
    assertThat(
            check(
                "interface: lab\nfrom: {http: {csv: {message: ADT^A28, columns: {MRN: PID-3}}}}\n"))
        .isEmpty();
  }

  @Test
  void mistakesDoNotFit() {
    assertThat(check("interface: Lab\n")).containsExactly(".interface: pattern");
    assertThat(check("from: {http: true}\n")).containsExactly(": required");
    assertThat(check("interface: lab\nfrom: {http: {}}\n")).containsExactly(".from.http: anyOf");
    assertThat(check("interface: lab\nfrom: {http: true, mllp: {port: 1}}\n"))
        .containsExactly(".from: maxProperties");
    assertThat(check("interface: lab\nroutes: [{to: a, wen: x}]\n"))
        .containsExactly(".routes[].wen: unknown");
    assertThat(check("interface: lab\nroutes: [{to: a, change: [{set: a, drop: b}]}]\n"))
        .containsExactly(".routes[].change[]: oneOf");
    assertThat(
            check("interface: lab\ndestinations: {a: {files: {folder: x}, retry: {first: 5}}}\n"))
        .containsExactly(".destinations.a.retry.first: type");
  }
}

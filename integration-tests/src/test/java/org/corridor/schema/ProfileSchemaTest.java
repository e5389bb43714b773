package org.corridor.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.Problem;
import org.corridor.hub.Checkout;
import org.corridor.learning.Proposal;
import org.corridor.learning.Samples;
import org.corridor.processing.Families;
import org.corridor.profiles.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ProfileSchemaTest {

  private static final Path FILE = Checkout.path("docs/schemas/sender-profile.schema.json");
  private static final Path EXAMPLES = Checkout.path("docs/examples/profiles");
  private static final JsonMapper JSON = new JsonMapper();

  /** Every section there is, each with a key that nobody knows and choices that nobody offers. */
  private static final String NONSENSE =
      """
      match: {application: LAB, nonsense: x}
      nonsense: x
      character-set: {nonsense: x}
      codes:
        - field: OBX-3
          map: {A: B|x:y}
          nonsense: x
      extract:
        - file: rows.csv
          nonsense: x
        - v2: ZPI-3
          fhir: Patient.language
          nonsense: x
      required:
        - field: PID-7
          missing: nonsense
          nonsense: x
      acknowledgement:
        mode: nonsense
        answer: nonsense
        unknown-types: nonsense
        nonsense: x
      order-by: nonsense
      """;

  @TempDir Path folder;

  private static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesKeepToItAndNameItForEditors(Path example) throws IOException {
    assertThat(mistakes(Files.readString(example))).isEmpty();

    String first = Files.readAllLines(example).get(0);
    assertThat(first).startsWith("# yaml-language-server: $schema=");
    assertThat(example.resolveSibling(first.substring(first.indexOf('=') + 1)).normalize())
        .isEqualTo(FILE);
  }

  @Test
  void proposalsKeepToIt() throws IOException {
    Samples samples = new Samples(Families.ALL);
    try (Stream<Path> demo = Files.list(Checkout.path("docs/demo"))) {
      for (Path message : demo.toList()) {
        samples.add(Files.readAllBytes(message));
      }
    }
    assertThat(samples.proposals())
        .isNotEmpty()
        .extracting(Proposal::text)
        .allSatisfy(text -> assertThat(mistakes(text)).isEmpty());
  }

  @Test
  void itHasTheKeysThatTheHubReadsAndNoOthers() throws IOException {
    TreeMap<String, Set<String>> read = new TreeMap<>();
    for (Problem problem : problems()) {
      String list = "there is no such key here; there are ";
      if (problem.text().startsWith(list)) {
        read.computeIfAbsent(section(problem.key()), any -> new TreeSet<>())
            .addAll(List.of(problem.text().substring(list.length()).split(", ", -1)));
      }
    }
    TreeMap<String, Set<String>> described = new TreeMap<>();
    keys("", schema(), described);

    assertThat(described).isEqualTo(read);
  }

  @Test
  void itOffersTheChoicesThatTheHubReadsAndNoOthers() throws IOException {
    TreeMap<String, Set<String>> read = new TreeMap<>();
    for (Problem problem : problems()) {
      String text = problem.text().replaceFirst(";.*", "");
      if (text.startsWith("expected one of ") || text.startsWith("expected any of ")) {
        String choices = text.substring("expected one of ".length());
        read.put(
            problem.key().replaceAll("\\[\\d+]", "[]"),
            new TreeSet<>(List.of(choices.split(", ", -1))));
      }
    }
    TreeMap<String, Set<String>> described = new TreeMap<>();
    choices("", schema(), described);

    assertThat(described).isEqualTo(read);
  }

  @Test
  void itFindsEveryKeyAndChoiceThatTheHubDoesNotTake() throws IOException {
    String right =
        """
        match: {application: LAB}
        codes:
          - field: OBX-3
            map: {A: B|x:y}
        required: [PID-7]
        """;
    assertThat(mistakes(right)).isEmpty();
    assertThat(mistakes(right + "nonsense: x")).isNotEmpty();
    assertThat(mistakes(NONSENSE))
        .extracting(mistake -> mistake.getInstanceLocation().toString())
        .contains("$", "$.match", "$.character-set", "$.codes[0]", "$.extract[0]", "$.extract[1]")
        .contains("$.acknowledgement", "$.acknowledgement.mode", "$.order-by");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time-zone: UTC",
        "match: {}",
        "match: {application: LAB}\ncodes: [{field: OBX, map: {A: B|x:y}}]",
        "match: {application: LAB}\ncodes: [{field: OBX-3, map: {A: B}}]",
        "match: {application: LAB}\ncodes: [{field: OBX-3}]",
        "match: {application: LAB}\ncodes: [{table: sex, map: {A: B|x:y}}]",
        "match: {application: LAB}\nrequired: [7]",
        "match: {application: LAB}\nnamespace: not a uri",
        "match: {application: LAB}\nassigners: {A: nonsense}",
        "match: {application: LAB}\nextract: [{v2: ZPI-3}]",
      })
  void whatItRefusesTheHubRefusesToo(String profile) throws IOException {
    assertThat(mistakes(profile)).isNotEmpty();
    Files.writeString(folder.resolve("lab.yaml"), profile);
    assertThat(catchThrowableOfType(BrokenFiles.class, () -> Profiles.load(folder))).isNotNull();
  }

  private List<Problem> problems() throws IOException {
    Files.writeString(folder.resolve("lab.yaml"), NONSENSE);
    Files.writeString(folder.resolve("rows.csv"), "v2,fhir\nZPI-3,Patient.language\n");
    return catchThrowableOfType(BrokenFiles.class, () -> Profiles.load(folder)).problems();
  }

  /** The section of a key: {@code codes[]} of {@code codes[1].nonsense}. */
  private static String section(String key) {
    return key.replaceFirst("\\.?[^.]*$", "").replaceAll("\\[\\d+]", "[]");
  }

  private static void keys(String path, JsonNode schema, TreeMap<String, Set<String>> found) {
    JsonNode properties = schema.path("properties");
    properties
        .fieldNames()
        .forEachRemaining(
            name -> {
              found.computeIfAbsent(path, any -> new TreeSet<>()).add(name);
              keys(path.isEmpty() ? name : path + "." + name, properties.path(name), found);
            });
    if (schema.has("items")) {
      keys(path + "[]", schema.path("items"), found);
    }
    Stream.of("oneOf", "anyOf")
        .flatMap(word -> Stream.of(schema.path(word)))
        .forEach(choices -> choices.forEach(choice -> keys(path, choice, found)));
  }

  private static void choices(String path, JsonNode schema, TreeMap<String, Set<String>> found) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().replaceFirst("#/definitions/", "");
      choices(path, schema().path("definitions").path(name), found);
    }
    schema
        .path("enum")
        .forEach(one -> found.computeIfAbsent(path, any -> new TreeSet<>()).add(one.asText()));
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            one ->
                choices(
                    path.isEmpty() ? one.getKey() : path + "." + one.getKey(),
                    one.getValue(),
                    found));
    if (schema.path("items").has("anyOf")) {
      choices(path + "[]", schema.path("items"), found);
    }
    for (String word : List.of("oneOf", "anyOf")) {
      schema.path(word).forEach(choice -> choices(path, choice, found));
    }
  }

  private static JsonNode schema() {
    try {
      return JSON.readTree(FILE.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** As an editor finds them, which reads the values by YAML's own types. */
  private static Set<ValidationMessage> mistakes(String profile) {
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(profile);
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema());
    return schema.validate(JSON.valueToTree(read));
  }
}

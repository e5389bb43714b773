package org.corridor.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every extension of ours that a table or the code uses is defined, and published. {@code
 * -Dcorridor.conformance=write} writes what is published.
 */
class OwnExtensionsTest {

  private static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final Path PAGE = BASE.resolve("../docs/extensions.md");
  private static final Path LINES = BASE.resolve("../docs/extensions.ndjson");

  private static final Pattern USED =
      Pattern.compile(
          "corridor\\.example/fhir/StructureDefinition/([\\w-]+)"
              + "|Names\\.EXTENSION \\+ \"([\\w-]+)\""
              + "|Extensions\\.own\\(\"([\\w-]+)\"");

  /** Made of the codes of {@code Patient.link.type}. */
  private static final Set<String> LINKS = Set.of("refer", "replaced-by", "replaces");

  @BeforeAll
  static void write() throws IOException {
    if ("write".equals(System.getProperty("corridor.conformance"))) {
      Files.writeString(PAGE, ExtensionPage.text(), StandardCharsets.UTF_8);
      Files.writeString(LINES, lines(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyExtensionInUseIsDefinedAndNoOther() {
    Set<String> used = new TreeSet<>(LINKS);
    sources().forEach(source -> used.addAll(names(source)));
    assertThat(defined()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void theRowsOfTablesFillPartsThatAreDefined() {
    Set<String> parts =
        OwnExtensions.rows().stream()
            .filter(ExtensionRow::isPart)
            .map(row -> row.name() + '.' + row.part())
            .collect(Collectors.toSet());
    Pattern part = Pattern.compile("corridor\\.example/\\S*/([\\w-]+)\\)\\.extension\\((\\w+)\\)");
    Set<String> filled = new TreeSet<>();
    sources()
        .forEach(
            source -> {
              Matcher matcher = part.matcher(source);
              while (matcher.find()) {
                filled.add(matcher.group(1) + '.' + matcher.group(2));
              }
            });
    assertThat(filled).isNotEmpty();
    assertThat(parts).containsAll(filled);
  }

  @Test
  void definitionsAreStrictlyReadable() {
    for (StructureDefinition definition : OwnExtensions.definitions()) {
      String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(definition);
      StructureDefinition read =
          FhirContext.forR4Cached()
              .newJsonParser()
              .setParserErrorHandler(new StrictErrorHandler())
              .parseResource(StructureDefinition.class, json);
      assertThat(read.getContext()).as(read.getName()).isNotEmpty();
    }
  }

  @Test
  void whatIsPublishedIsWhatIsDefined() throws IOException {
    assertThat(Files.readString(PAGE)).isEqualTo(ExtensionPage.text());
    assertThat(Files.readString(LINES)).isEqualTo(lines());
  }

  private static String lines() {
    return OwnExtensions.definitions().stream()
        .map(FhirContext.forR4Cached().newJsonParser()::encodeResourceToString)
        .map(line -> line + '\n')
        .collect(Collectors.joining());
  }

  private static List<String> defined() {
    return OwnExtensions.definitions().stream().map(StructureDefinition::getTitle).toList();
  }

  private static Set<String> names(String source) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = USED.matcher(source);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          names.add(matcher.group(group));
        }
      }
    }
    return names;
  }

  /** The mapping tables and the code. */
  private static List<String> sources() {
    try (Stream<Path> files = Files.walk(BASE.resolve("src/main"))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(java|csv)"))
          .map(OwnExtensionsTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

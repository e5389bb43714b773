package org.corridor.translation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Example messages in which every field that a row maps has a value: {@code row-messages.csv} lists
 * their segments, {@code row-segments.csv} what a segment must say, and as {@code OBX.data} further
 * ones that are complete, {@code row-values.csv} the values of data types and of fields.
 */
final class RowMessages {

  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "src/main/resources");

  private final Map<String, String> values = read("row-values.csv", "what", "value");
  private final Map<String, String> segments =
      read("/org/corridor/conformance/segments.csv", "segment", "text");
  private final Map<String, Map<Integer, Row>> mapped = new HashMap<>();

  RowMessages(List<Row> rows) {
    segments.putAll(read("row-segments.csv", "segment", "text"));
    for (Row row : rows) {
      if (row.v2().length() > 3) {
        Place place = Place.of(row.v2());
        mapped
            .computeIfAbsent(place.segment(), name -> new HashMap<>())
            .merge(place.field(), row, (a, b) -> a.type().contains("[") ? a : b);
      }
    }
  }

  /** All rows of all mapping tables. */
  static List<Row> rows() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[A-Z][A-Z0-9]{2}-.*\\.csv"))
          .sorted()
          .flatMap(file -> rows(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Row> rows(Path file) {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      return csv.stream().map(line -> Row.of(file.toString(), line)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<RowExample> all() {
    return records("row-messages.csv").stream()
        .map(
            line ->
                example(line.getField("type"), List.of(line.getField("segments").split(" ", -1))))
        .toList();
  }

  private RowExample example(String type, List<String> names) {
    List<List<String>> lines = new ArrayList<>();
    for (String name : names) {
      boolean staff = type.contains("M02");
      String text =
          Objects.requireNonNull(segments.get(name), name)
              .replace("{type}", type)
              .replace("{event}", type.split("\\^", -1)[1])
              .replace("{n}", String.valueOf(lines.size()))
              .replace("{table}", staff ? "STF" : "LOC")
              .replace("{keyType}", staff ? "CWE" : "PL")
              .replace("{key}", staff ? "77" : "ICU^101^2^NORTH");
      List<String> fields =
          new ArrayList<>(Arrays.asList(text.replaceFirst("^MSH", "MSH|").split("\\|", -1)));
      mapped
          .getOrDefault(name, Map.of())
          .forEach(
              (number, row) -> {
                while (fields.size() <= number) {
                  fields.add("");
                }
                if (fields.get(number).isEmpty() || values.containsKey(row.v2())) {
                  fields.set(number, sample(row));
                }
              });
      lines.add(fields);
    }
    return new RowExample(lines);
  }

  private String sample(Row row) {
    String own = values.get(row.v2());
    if (own != null) {
      return own;
    }
    if (!row.table().isEmpty()) {
      return firstCode(row.table());
    }
    String type = row.type().replaceAll("\\[.*", "");
    return values.getOrDefault(type, "C7^Coded^L");
  }

  private static String firstCode(String table) {
    String file = table.replaceAll("[\\[ ]", "-").replaceAll("[^A-Za-z-]", "");
    return records("/org/corridor/terminology/tables/" + file + ".csv").stream()
        .filter(line -> !line.getField("fhir").isEmpty())
        .map(line -> line.getField("code"))
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> read(String name, String key, String value) {
    return records(name).stream()
        .collect(
            Collectors.toMap(
                line -> line.getField(key),
                line -> line.getField(value),
                (a, b) -> a,
                HashMap::new));
  }

  private static List<NamedCsvRecord> records(String name) {
    try (var in =
            new InputStreamReader(
                Objects.requireNonNull(RowMessages.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}

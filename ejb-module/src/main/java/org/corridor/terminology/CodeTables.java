package org.corridor.terminology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.corridor.shared.CsvFile;
import org.corridor.shared.Digest;

/** All code tables, by the names that the HL7 v2 to FHIR guide gives its vocabulary maps. */
public final class CodeTables {

  private static final String V2 = "http://terminology.hl7.org/CodeSystem/v2-";

  private static final class Standard {
    private static final CodeTables TABLES = read();
  }

  private final Map<String, CodeTable> byName;
  private final long version;

  private CodeTables(Map<String, CodeTable> byName) {
    this.byName = Map.copyOf(byName);
    this.version = version(new TreeMap<>(byName));
  }

  /** The tables that come with the hub. */
  public static CodeTables standard() {
    return Standard.TABLES;
  }

  /**
   * The table called {@code guideName}, as {@code AdministrativeSex} or {@code AddressType[Use]};
   * letter case, spaces and slashes do not matter, because the guide is not consistent in them.
   *
   * @throws IllegalArgumentException when there is none
   */
  public CodeTable table(String guideName) {
    CodeTable table = byName.get(key(guideName));
    if (table == null) {
      throw new IllegalArgumentException("no code table " + guideName);
    }
    return table;
  }

  /** A number that is another one when a row of any table is. */
  public long version() {
    return version;
  }

  private static long version(SortedMap<String, CodeTable> tables) {
    StringBuilder all = new StringBuilder();
    tables.forEach((name, table) -> all.append(name).append(table.rows()));
    return ByteBuffer.wrap(Digest.bytes(all.toString().getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static CodeTables read() {
    Map<String, CodeTable> byName = new HashMap<>();
    Map<String, Map<String, String>> chosen = chosen();
    for (var entry : CsvFile.beside(CodeTables.class, "tables.csv")) {
      String system = entry.getField("system");
      List<CodeTable.Row> rows =
          CsvFile.beside(CodeTables.class, "tables/" + entry.getField("file") + ".csv").stream()
              .map(
                  row -> {
                    String own = row.getField("system");
                    return new CodeTable.Row(
                        row.getField("code"),
                        row.getField("fhir"),
                        row.getField("display"),
                        own.isEmpty() ? system : own);
                  })
              .toList();
      String name = entry.getField("name");
      byName.put(
          key(name),
          new CodeTable(
              name, V2 + entry.getField("v2"), rows, chosen.getOrDefault(key(name), Map.of())));
    }
    return new CodeTables(byName);
  }

  /** By table: which v2 code stands for a FHIR code that several of them mean. */
  private static Map<String, Map<String, String>> chosen() {
    Map<String, Map<String, String>> chosen = new HashMap<>();
    for (var row : CsvFile.beside(CodeTables.class, "backwards.csv")) {
      chosen
          .computeIfAbsent(key(row.getField("table")), table -> new HashMap<>())
          .put(row.getField("fhir"), row.getField("code"));
    }
    return chosen;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s/]", "");
  }
}

package org.corridor.terminology;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.corridor.shared.CsvFile;

/** URIs of coding systems that HL7 table 0396 names, and of the aliases that senders use. */
public final class CodingSystems {

  private static final String V2 = "http://terminology.hl7.org/CodeSystem/v2-";
  private static final String OIDS = "urn:oid:";
  private static final Map<String, String> NAMES = new HashMap<>();
  private static final Map<String, String> URIS = read();
  private static final Pattern TABLE = Pattern.compile("HL7-?(?:TABLE)?(\\d{4})");
  private static final Pattern OID = Pattern.compile("[0-2](?:\\.\\d+){3,}");

  private CodingSystems() {}

  /**
   * The URI of the coding system called {@code name}, as in CWE.3; empty when the name is only
   * known to its sender, as {@code L} and {@code 99XYZ} are.
   */
  public static Optional<String> uri(String name) {
    String uri = URIS.get(name);
    if (uri == null) {
      uri = URIS.get(name.toUpperCase(Locale.ROOT));
    }
    return uri != null ? Optional.of(uri) : derived(name);
  }

  /**
   * What HL7 v2 calls the coding system with {@code uri}: its name in HL7 table 0396, {@code
   * HL7nnnn} for a table of HL7 v2, an OID as it is; the URI itself when it has no other name, so
   * that nobody takes it for another one.
   */
  public static String name(String uri) {
    String name = NAMES.get(uri);
    if (name != null) {
      return name;
    }
    if (uri.startsWith(V2)) {
      return "HL7" + uri.substring(V2.length());
    }
    return uri.startsWith(OIDS) ? uri.substring(OIDS.length()) : uri;
  }

  private static Optional<String> derived(String name) {
    String upper = name.toUpperCase(Locale.ROOT).replace(" ", "");
    var table = TABLE.matcher(upper);
    if (table.matches()) {
      return Optional.of(V2 + table.group(1));
    }
    if (OID.matcher(upper).matches()) {
      return Optional.of(OIDS + upper);
    }
    boolean uri = name.startsWith("http://") || name.startsWith("https://");
    return uri || name.startsWith("urn:") ? Optional.of(name) : Optional.empty();
  }

  private static Map<String, String> read() {
    Map<String, String> uris = new HashMap<>();
    for (var row : CsvFile.beside(CodingSystems.class, "coding-systems.csv")) {
      uris.put(row.getField("name"), row.getField("uri"));
      // The first name that a system has in the file is the one it is written with.
      NAMES.putIfAbsent(row.getField("uri"), row.getField("name"));
      uris.put(row.getField("name").toUpperCase(Locale.ROOT), row.getField("uri"));
    }
    return Map.copyOf(uris);
  }
}

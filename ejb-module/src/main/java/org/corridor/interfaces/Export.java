package org.corridor.interfaces;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.Places;
import org.corridor.routing.Condition;
import org.corridor.routing.FhirValue;

/**
 * Files that the hub writes by the clock: what came or changed since the last time.
 *
 * @param name the only one in the hub; files begin with it
 * @param timetable when
 * @param since from when on, at the very first time; empty: from the last time of the timetable
 *     before the hub knew of it
 * @param what stands in them
 * @param most so many records in a file; more files follow
 * @param to a destination that takes files
 * @param interfaceName whose file declares it
 * @param version of that file
 */
public record Export(
    String name,
    Timetable timetable,
    Optional<Instant> since,
    What what,
    int most,
    String to,
    String interfaceName,
    String version) {

  /** What stands in the files. */
  public sealed interface What {

    /** As it is declared: {@code messages} or {@code resources}. */
    String kind();

    /** As it is declared: {@code hl7-batch}, {@code csv} or {@code ndjson}. */
    String form();
  }

  /**
   * HL7 v2 messages as they were received.
   *
   * @param interfaces through which they came
   * @param accept which of them; empty for all
   * @param table what of them stands in the columns of a table; empty for whole messages in a batch
   */
  public record Messages(
      List<String> interfaces, Optional<Condition> accept, Optional<Table<Places>> table)
      implements What {

    @Override
    public String kind() {
      return "messages";
    }

    @Override
    public String form() {
      return table.isPresent() ? "csv" : "hl7-batch";
    }
  }

  /**
   * Resources of the repository.
   *
   * @param types of them
   * @param table what of them stands in the columns of a table; empty for whole resources
   */
  public record Resources(List<String> types, Optional<Table<FhirValue>> table) implements What {

    @Override
    public String kind() {
      return "resources";
    }

    @Override
    public String form() {
      return table.isPresent() ? "csv" : "ndjson";
    }
  }

  /**
   * A table.
   *
   * @param columns by their headings, in order
   * @param spreadsheet whether a program may open it that takes {@code =1+1} for a formula
   */
  public record Table<C>(Map<String, C> columns, boolean spreadsheet) {

    public Table {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
  }
}

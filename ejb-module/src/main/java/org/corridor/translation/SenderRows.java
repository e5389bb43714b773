package org.corridor.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;

/**
 * What a sender's profile takes from its messages beyond the tables of the families, its Z segments
 * above all. Compiled once when the profile is read; runs after the family's own journey, on the
 * resources that this has stated.
 */
public final class SenderRows {

  private record Group(String segment, String resource) {}

  private final Map<Group, SegmentTable> tables;

  private SenderRows(Map<Group, SegmentTable> tables) {
    this.tables = tables;
  }

  /**
   * Compiles rows.
   *
   * @throws BrokenTable when a row cannot work, naming its file and line
   */
  public static SenderRows compile(List<SenderRow> rows) {
    Map<Group, List<Row>> grouped = new LinkedHashMap<>();
    Map<String, ValueFunction> functions = new HashMap<>();
    for (SenderRow row : rows) {
      Group group = new Group(row.segment(), row.resource());
      grouped.computeIfAbsent(group, any -> new ArrayList<>()).add(row.row());
      functions.putAll(row.functions());
    }
    Map<Group, SegmentTable> tables = new LinkedHashMap<>();
    grouped.forEach(
        (group, own) ->
            tables.put(group, SegmentTable.of(own, root(group.resource(), own.get(0)), functions)));
    return new SenderRows(tables);
  }

  private static Resource root(String type, Row row) {
    try {
      return ResourceFactory.createResource(type);
    } catch (FHIRException e) {
      throw row.broken("fhir starts with a type of resource, as in Patient.birthDate: " + type);
    }
  }

  /** Fills what was stated on {@code passage}. */
  void apply(Passage passage, Sources sources) {
    tables.forEach(
        (group, table) -> {
          for (V2Segment segment : passage.message().all(group.segment())) {
            sources
                .closest(group.resource(), segment)
                .ifPresentOrElse(
                    found -> passage.clear(found, table.fill(found, segment, passage)),
                    () -> passage.note(nowhere(group, segment)));
          }
        });
  }

  private static Finding nowhere(Group group, V2Segment segment) {
    return Finding.warning(
        segment.location(),
        "profile-row-unused",
        "The message makes no " + group.resource() + " that this could be put into.");
  }
}

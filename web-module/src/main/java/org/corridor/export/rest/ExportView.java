package org.corridor.export.rest;

import java.util.List;
import org.corridor.export.ExportStatus;
import org.corridor.interfaces.Export;

/**
 * How an export does.
 *
 * @param timetable when files are written
 * @param what messages or resources
 * @param as their form: hl7-batch, csv or ndjson
 * @param to the destination
 * @param interfaceName whose file declares it
 * @param version of that file
 * @param runs the last ones, the latest first
 */
public record ExportView(
    String name,
    String timetable,
    String what,
    String as,
    String to,
    String interfaceName,
    String version,
    List<RunView> runs) {

  static ExportView of(ExportStatus status) {
    Export export = status.export();
    return new ExportView(
        export.name(),
        export.timetable().text(),
        export.what().kind(),
        export.what().form(),
        export.to(),
        export.interfaceName(),
        export.version(),
        status.runs().stream().map(RunView::of).toList());
  }
}

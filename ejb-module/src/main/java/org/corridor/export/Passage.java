package org.corridor.export;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.corridor.couriers.Depot;
import org.corridor.interfaces.Export;

/**
 * One attempt at a run: file after file, each with its manifest, each noted before the next one
 * begins. An attempt that ended anywhere is followed by one that goes on behind the last file that
 * was noted, and writes the same names and bytes.
 */
final class Passage {

  private static final Logger LOG = System.getLogger(Passage.class.getName());
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Runs runs;
  private final ExportMeters meters;
  private final Run run;
  private final Export export;
  private final Runnable stillOurs;

  /**
   * @param stillOurs throws when this hub is to write nothing more
   */
  Passage(Runs runs, ExportMeters meters, Run run, Export export, Runnable stillOurs) {
    this.runs = runs;
    this.meters = meters;
    this.run = run;
    this.export = export;
    this.stillOurs = stillOurs;
  }

  void travel(Sources.Opened opened, Depot depot) throws IOException {
    Records records = new Records(opened.source(), run.mark(), stillOurs);
    int number = run.files().size() + 1;
    while (number == 1 || records.hasNext()) {
      RunFile file = write(number, records, opened.form(), depot);
      runs.wrote(run, file, records.mark());
      meters.wrote(export.name(), file);
      tell(file);
      number++;
    }
    runs.done(run);
  }

  private RunFile write(int number, Records records, Form form, Depot depot) throws IOException {
    String name = name(run.to(), number) + form.ending();
    FileWriter writer = new FileWriter(form, run.window(), export.most());
    depot.put(
        name,
        out -> {
          writer.write(name, records, out);
          stillOurs.run();
        });
    RunFile file = writer.written(number, name, records.leftOut(), export.version());
    Manifest manifest = new Manifest(export, run.window(), file, !records.hasNext());
    depot.put(manifest.name(), manifest::writeTo);
    return file;
  }

  private String name(Instant to, int number) {
    return export.name() + "-" + TIME.format(to) + String.format(Locale.ROOT, "-%03d", number);
  }

  private void tell(RunFile file) {
    LOG.log(
        Level.INFO,
        "export {0} wrote {1}: {2} records, {3} bytes",
        export.name(),
        file.name(),
        file.records(),
        file.bytes());
    if (file.leftOut() > 0) {
      LOG.log(
          Level.WARNING,
          "export {0} left {1} messages out of {2} that cannot stand in it",
          export.name(),
          file.leftOut(),
          file.name());
    }
  }
}

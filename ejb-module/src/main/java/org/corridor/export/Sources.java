package org.corridor.export;

import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.interfaces.Export;
import org.corridor.repository.FhirRepository;

/** Where the records of exports come from, and the form they have. */
record Sources(MessageSource.Archive archive, Supplier<FhirRepository> repository) {

  /** One export's records in one window. */
  record Opened(Source source, Form form) {}

  Opened open(Export export, Window window) {
    Optional<CsvTable> table = table(export.what());
    if (export.what() instanceof Export.Resources resources) {
      return new Opened(
          new ResourceSource(repository, resources, window, table),
          table.<Form>map(form -> form).orElseGet(Ndjson::new));
    }
    return new Opened(
        new MessageSource(archive, (Export.Messages) export.what(), window, table),
        table.<Form>map(form -> form).orElseGet(() -> new HlBatch(export.name())));
  }

  private static Optional<CsvTable> table(Export.What what) {
    Optional<? extends Export.Table<?>> declared =
        what instanceof Export.Resources resources
            ? resources.table()
            : ((Export.Messages) what).table();
    return declared.map(table -> new CsvTable(table.columns().keySet(), table.spreadsheet()));
  }
}

package org.corridor.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the hub's tables up to date. The files are named here instead of being looked for, because
 * every server hides the inside of a deployment from class path scanners in its own way.
 */
final class Migrations {

  /** In order; a file that was released is never changed. */
  static final List<String> FILES =
      List.of(
          "V1__journal.sql",
          "V2__leftovers.sql",
          "V3__deliveries.sql",
          "V4__formats.sql",
          "V5__watch.sql",
          "V6__exports.sql",
          "V7__proposals.sql",
          "V8__picked_up.sql",
          "V9__exchange.sql",
          "V10__ledger.sql",
          "V11__claim_drafts.sql",
          "V12__eligibility.sql",
          "V13__exchange_retention.sql",
          "V14__ledger_joined.sql",
          "V15__claims_sent.sql",
          "V16__eligibility_turns.sql",
          "V17__authorization.sql",
          "V18__eligibility_publication.sql",
          "V19__journal_reference.sql");

  private static final int PATIENCE_TRIES = 30;

  private Migrations() {}

  /** Migrates; waits for a database that is still starting. */
  static void run(DataSource source, Dialect dialect) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .table("corridor_history")
        .locations(new String[0])
        .resourceProvider(new Files(dialect))
        .connectRetries(PATIENCE_TRIES)
        .connectRetriesInterval(2)
        // The repository's tables may live in the same schema.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private record Files(Dialect dialect) implements ResourceProvider {

    // Flyway also asks for files that need not exist.
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return FILES.contains(name) ? new File(dialect.folder(), name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return FILES.stream()
          .filter(name -> name.startsWith(prefix))
          .filter(name -> List.of(suffixes).stream().anyMatch(name::endsWith))
          .<LoadableResource>map(name -> new File(dialect.folder(), name))
          .toList();
    }
  }

  private static final class File extends LoadableResource {

    private final String folder;
    private final String name;

    File(String folder, String name) {
      this.folder = folder;
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream bytes =
          Objects.requireNonNull(
              Migrations.class.getResourceAsStream("db/" + folder + "/" + name), name);
      return new InputStreamReader(bytes, UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return "org/corridor/journal/db/" + folder + "/" + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}

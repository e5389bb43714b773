package org.corridor.fhirserver;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running repository on a real database, one per database, shared by all test classes. */
final class Store {

  private static final Map<Database, Store> STARTED = new ConcurrentHashMap<>();

  private final GenericApplicationContext context;

  private Store(GenericApplicationContext context) {
    this.context = context;
  }

  static Stream<Store> all() {
    return Stream.of(Database.values()).map(Store::on);
  }

  static Store on(Database database) {
    return STARTED.computeIfAbsent(database, Store::start);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public String toString() {
    return bean(Database.class).toString();
  }

  private static Store start(Database database) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Cable.class, () -> new Cable(source(database)));
    context.registerBean(
        FhirServerSettings.class, () -> FhirServerSettings.from(new MapConfig(Map.of())));
    context.register(StorageConfiguration.class);
    context.refresh();
    Runtime.getRuntime().addShutdownHook(new Thread(context::close));
    return new Store(context);
  }

  private static DataSource source(Database database) {
    BasicDataSource pool = new BasicDataSource();
    pool.setMaxTotal(20);
    switch (database) {
      case H2 -> pool.setUrl("jdbc:h2:mem:repository;DB_CLOSE_DELAY=-1");
      case POSTGRESQL -> pool.setUrl(postgresql() + "&reWriteBatchedInserts=true");
    }
    return pool;
  }

  private static String postgresql() {
    try {
      return EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.corridor.hub;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What the hub keeps its data in. */
sealed interface Database extends AutoCloseable {

  /** The value of the launcher's {@code --database}. */
  String name();

  /** Environment that points the launcher to it. */
  Map<String, String> environment();

  @Override
  void close() throws IOException;

  /** Opens the database called {@code name}; {@code directory} is for its files. */
  static Database open(String name, Path directory) throws IOException {
    return switch (name) {
      case "h2" -> new H2();
      case "postgresql" -> PostgreSql.start(directory);
      default -> throw new IllegalArgumentException("no such database: " + name);
    };
  }

  /** Files that the hub opens itself. */
  record H2() implements Database {
    @Override
    public String name() {
      return "h2";
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }

    @Override
    public void close() {}
  }

  /** A real server that syncs to disk. */
  record PostgreSql(EmbeddedPostgres server) implements Database {
    static PostgreSql start(Path directory) throws IOException {
      return new PostgreSql(
          EmbeddedPostgres.builder()
              .setDataDirectory(directory)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start());
    }

    @Override
    public String name() {
      return "postgresql";
    }

    @Override
    public Map<String, String> environment() {
      return Map.of(
          "CORRIDOR_DATABASE_URL",
          "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
          "CORRIDOR_DATABASE_USER",
          "postgres",
          "CORRIDOR_DATABASE_PASSWORD",
          "postgres");
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}

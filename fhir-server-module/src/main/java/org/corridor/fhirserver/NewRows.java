package org.corridor.fhirserver;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.model.listener.IndexStorageOptimizationListener;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.fhirserver.RowTable.Owned;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The rows of new resources, which a transaction collects and writes at its end, table by table.
 * There are some twelve for each resource; as entities of the session each would be watched,
 * cascaded into, compared and sorted, which costs as much again as writing it.
 */
class NewRows {

  private static final int BATCH = 500;

  /** Other rows refer to these. */
  private static final List<Class<?>> FIRST =
      List.of(ResourceTable.class, ResourceHistoryTable.class);

  private final EntityManager entities;
  private final Database database;
  private final IndexStorageOptimizationListener optimization;

  NewRows(EntityManager entities, Database database, StorageSettings settings) {
    this.entities = entities;
    this.database = database;
    this.optimization = new IndexStorageOptimizationListener(settings);
  }

  /** Runs what writes resources, then writes the rows of the new ones among them. */
  void after(Runnable writes) {
    Map<Class<?>, List<Owned<Object>>> rows = new LinkedHashMap<>();
    TransactionSynchronizationManager.bindResource(this, rows);
    try {
      writes.run();
      Session session = entities.unwrap(Session.class);
      session.flush();
      session.doWork(connection -> insert(rows, session, connection));
    } finally {
      TransactionSynchronizationManager.unbindResource(this);
    }
  }

  /** Writes the resources so far, which rows that are not collected may refer to. */
  void insertResources() {
    Map<Class<?>, List<Owned<Object>>> rows = requireNonNull(collected());
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              for (Class<?> type : FIRST) {
                List<Owned<Object>> table = rows.remove(type);
                if (table != null) {
                  requireNonNull(RowTable.of(type)).insert(table, connection, database);
                }
              }
            });
  }

  /** Whether the caller's transaction is within {@link #after}. */
  boolean areCollected() {
    return collected() != null;
  }

  /** Another row of the caller's transaction, of the resource with that key. */
  void add(Object row, Long resource) {
    requireNonNull(collected())
        .computeIfAbsent(row.getClass(), type -> new ArrayList<>())
        .add(new Owned<>(row, resource));
  }

  @SuppressWarnings("unchecked")
  private @Nullable Map<Class<?>, List<Owned<Object>>> collected() {
    return (Map<Class<?>, List<Owned<Object>>>) TransactionSynchronizationManager.getResource(this);
  }

  private void insert(
      Map<Class<?>, List<Owned<Object>>> rows, Session session, Connection connection)
      throws SQLException {
    List<List<Owned<Object>>> others = new ArrayList<>();
    for (Map.Entry<Class<?>, List<Owned<Object>>> table : rows.entrySet()) {
      RowTable<Object> known = RowTable.of(table.getKey());
      if (known == null) {
        others.add(table.getValue());
      } else {
        known.insert(table.getValue(), connection, database);
      }
    }
    if (!others.isEmpty()) {
      insertOneByOne(others, session, connection);
    }
  }

  private void insertOneByOne(
      List<List<Owned<Object>>> tables, Session session, Connection connection) {
    try (StatelessSession writer = session.getSessionFactory().openStatelessSession(connection)) {
      writer.setJdbcBatchSize(BATCH);
      // Only so does the session send rows in batches. The connection's transaction is the one that
      // has begun already, and whoever began it ends it.
      writer.beginTransaction();
      for (List<Owned<Object>> table : tables) {
        for (Owned<Object> row : table) {
          optimization.optimizeSearchParams(row.row());
          writer.insert(row.row());
        }
        ((SharedSessionContractImplementor) writer).getJdbcCoordinator().executeBatch();
      }
    }
  }
}

package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.cache.ISearchParamIdentityCacheSvc;
import ca.uhn.fhir.jpa.dao.index.DaoSearchParamSynchronizer;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndex;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.model.listener.IndexStorageOptimizationListener;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import ca.uhn.fhir.jpa.util.AddRemoveCount;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.corridor.fhirserver.IndexTable.Owned;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes the index rows of new resources after the resources, table by table. There are some ten of
 * them for each resource; as entities of the session each would be watched, cascaded into, compared
 * and sorted, which costs as much again as writing it. Rows of resources that change, and all rows
 * outside {@link #after}, are left to HAPI.
 */
class IndexRows extends DaoSearchParamSynchronizer {

  private static final int BATCH = 500;

  private final ISearchParamIdentityCacheSvc identities;
  private final Database database;
  private final IndexStorageOptimizationListener optimization;

  IndexRows(ISearchParamIdentityCacheSvc identities, Database database, StorageSettings settings) {
    this.identities = identities;
    this.database = database;
    this.optimization = new IndexStorageOptimizationListener(settings);
  }

  /** Runs what writes resources, then writes the index rows of the new ones among them. */
  void after(Runnable writes) {
    Map<Class<?>, List<Owned<BaseResourceIndex>>> rows = new LinkedHashMap<>();
    TransactionSynchronizationManager.bindResource(this, rows);
    try {
      writes.run();
      myEntityManager.flush();
      Session session = myEntityManager.unwrap(Session.class);
      session.doWork(connection -> insert(rows, session, connection));
    } finally {
      TransactionSynchronizationManager.unbindResource(this);
    }
  }

  @Override
  public AddRemoveCount synchronizeSearchParamsToDatabase(
      ResourceIndexedSearchParams params,
      ResourceTable resource,
      ResourceIndexedSearchParams existing) {
    Map<Class<?>, List<Owned<BaseResourceIndex>>> rows = collected();
    if (rows == null
        || !params.myComboStringUniques.isEmpty()
        || tables(existing).anyMatch(table -> !table.isEmpty())) {
      return super.synchronizeSearchParamsToDatabase(params, resource, existing);
    }
    AddRemoveCount count = new AddRemoveCount();
    tables(params)
        .forEach(
            table -> {
              count.addToAddCount(collect(table, resource, rows));
              // HAPI gives the resource what is left here, and would have the session watch it.
              table.clear();
            });
    return count;
  }

  @SuppressWarnings("unchecked")
  private @Nullable Map<Class<?>, List<Owned<BaseResourceIndex>>> collected() {
    return (Map<Class<?>, List<Owned<BaseResourceIndex>>>)
        TransactionSynchronizationManager.getResource(this);
  }

  private static Stream<Collection<? extends BaseResourceIndex>> tables(
      ResourceIndexedSearchParams params) {
    return Stream.of(
        params.myStringParams,
        params.myTokenParams,
        params.myNumberParams,
        params.myQuantityParams,
        params.myQuantityNormalizedParams,
        params.myDateParams,
        params.myUriParams,
        params.myCoordsParams,
        params.myLinks,
        params.myComboTokenNonUnique,
        params.myComboStringUniques);
  }

  private int collect(
      Collection<? extends BaseResourceIndex> table,
      ResourceTable resource,
      Map<Class<?>, List<Owned<BaseResourceIndex>>> rows) {
    for (BaseResourceIndex row : table) {
      row.setResourceId(resource.getId().getId());
      row.setPartitionId(resource.getPartitionId());
      row.calculateHashes();
    }
    // Only with their hashes are equal rows equal.
    Collection<BaseResourceIndex> distinct = new HashSet<>(table);
    for (BaseResourceIndex row : distinct) {
      if (row instanceof BaseResourceIndexedSearchParam index) {
        identities.findOrCreateSearchParamIdentity(
            index.getHashIdentity(), index.getResourceType(), index.getParamName());
      }
      rows.computeIfAbsent(row.getClass(), type -> new ArrayList<>())
          .add(new Owned<>(row, resource.getId().getId()));
    }
    return distinct.size();
  }

  private void insert(
      Map<Class<?>, List<Owned<BaseResourceIndex>>> rows, Session session, Connection connection)
      throws SQLException {
    Map<Class<?>, List<Owned<BaseResourceIndex>>> others = new LinkedHashMap<>(rows);
    if (database == Database.POSTGRESQL) {
      for (List<Owned<BaseResourceIndex>> table : rows.values()) {
        if (insertAtOnce(table, connection)) {
          others.remove(table.get(0).row().getClass());
        }
      }
    }
    if (!others.isEmpty()) {
      insertOneByOne(others.values(), session, connection);
    }
  }

  @SuppressWarnings("unchecked")
  private static boolean insertAtOnce(List<Owned<BaseResourceIndex>> rows, Connection connection)
      throws SQLException {
    IndexTable<BaseResourceIndex> table =
        IndexTable.of((Class<BaseResourceIndex>) rows.get(0).row().getClass());
    if (table != null) {
      table.insert(rows, connection);
    }
    return table != null;
  }

  private void insertOneByOne(
      Collection<List<Owned<BaseResourceIndex>>> tables, Session session, Connection connection) {
    try (StatelessSession writer = session.getSessionFactory().openStatelessSession(connection)) {
      writer.setJdbcBatchSize(BATCH);
      // Only so does the session send rows in batches. The connection's transaction is the one that
      // has begun already, and whoever began it ends it.
      writer.beginTransaction();
      for (List<Owned<BaseResourceIndex>> table : tables) {
        for (Owned<BaseResourceIndex> row : table) {
          optimization.optimizeSearchParams(row.row());
          writer.insert(row.row());
        }
        ((SharedSessionContractImplementor) writer).getJdbcCoordinator().executeBatch();
      }
    }
  }
}

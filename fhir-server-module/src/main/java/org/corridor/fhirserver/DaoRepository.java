package org.corridor.fhirserver;

import static java.util.Objects.requireNonNull;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.corridor.repository.Change;
import org.corridor.repository.ChangeBell;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.VersionPlace;
import org.corridor.repository.Written;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.transaction.support.TransactionCallback;

/**
 * The repository on HAPI's DAOs: one database transaction for each commit, on the caller's thread.
 */
final class DaoRepository implements FhirRepository {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DataSource source;
  private final IHapiTransactionService transactions;
  private final EntityManager entities;
  private final IJpaStorageResourceParser parser;
  private final DaoRegistry daos;
  private final IFhirSystemDao<Bundle, Meta> systemDao;
  private final NewResources newResources;
  private final NewRows newRows;
  private final MatchUrlService queries;

  DaoRepository(
      DataSource source,
      IHapiTransactionService transactions,
      EntityManager entities,
      IJpaStorageResourceParser parser,
      DaoRegistry daos,
      IFhirSystemDao<Bundle, Meta> systemDao,
      NewResources newResources,
      NewRows newRows,
      MatchUrlService queries) {
    this.source = source;
    this.transactions = transactions;
    this.entities = entities;
    this.parser = parser;
    this.daos = daos;
    this.systemDao = systemDao;
    this.newResources = newResources;
    this.newRows = newRows;
    this.queries = queries;
  }

  @Override
  public List<List<String>> commit(List<Change> changes) {
    List<List<String>> references = atHome(() -> inOneTransaction(changes));
    ChangeBell.ring();
    return references;
  }

  @Override
  public List<Written> written(Set<String> types, VersionPlace after, int most) {
    return reading(() -> versions().written(types, after, most));
  }

  @Override
  public List<Resource> around(String version, int most) {
    return reading(() -> versions().around(version, most));
  }

  @Override
  public List<Revision> changed(RevisionQuery query) {
    return reading(() -> new Revisions(entities, parser).page(query));
  }

  @Override
  public List<Resource> search(String query, int offset, int most) {
    String type = query.substring(0, query.indexOf('?'));
    return reading(
        () -> {
          IFhirResourceDao<?> dao = daos.getResourceDao(type);
          SearchParameterMap found =
              queries.translateMatchUrl(query, daos.getFhirContext().getResourceDefinition(type));
          // HAPI does not page what it loads at once
          found.setLoadSynchronousUpTo(offset + most);
          found.setSort(new SortSpec("_id"));
          return dao.searchForResources(found, new SystemRequestDetails()).stream()
              .map(Resource.class::cast)
              .skip(offset)
              .limit(most)
              .toList();
        });
  }

  private Versions versions() {
    return new Versions(entities, parser);
  }

  private <T> List<T> reading(Supplier<List<T>> look) {
    TransactionCallback<List<T>> work = status -> look.get();
    return atHome(
        () -> {
          try {
            return requireNonNull(
                transactions.withRequest(new SystemRequestDetails()).readOnly().execute(work));
          } catch (RuntimeException e) {
            throw Failures.translate(e);
          }
        });
  }

  /** HAPI finds its parts by the context class loader, which in an EJB is another module's. */
  private <T> T atHome(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(getClass().getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public boolean answers() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid((int) PATIENCE.toSeconds());
    } catch (SQLException e) {
      return false;
    }
  }

  private List<List<String>> inOneTransaction(List<Change> changes) {
    SystemRequestDetails request = new SystemRequestDetails();
    TransactionDetails details = new TransactionDetails();
    Rows rows = new Rows(entities, parser);
    Decisions decisions = new Decisions(rows);
    Writer writer = new Writer(request, details, rows, daos, systemDao, newResources);
    try {
      TransactionCallback<List<List<String>>> work =
          status -> {
            decisions.take(changes);
            newRows.after(() -> writer.write(decisions));
            return decisions.references();
          };
      return requireNonNull(
          transactions.withRequest(request).withTransactionDetails(details).execute(work));
    } catch (DecisionFailed e) {
      throw e.why();
    } catch (RuntimeException e) {
      throw Failures.translate(e);
    }
  }
}

package org.corridor.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** FHIR over HTTP: HAPI's servlet with all R4 providers, under Corridor's name. */
final class RestEndpoint extends RestfulServer {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "Corridor";

  private static final Pattern RDF = Pattern.compile("turtle|n-triples|rdf|\\bttl\\b");

  private final transient ApplicationContext storage;
  private final transient FhirServerSettings settings;

  RestEndpoint(ApplicationContext storage, FhirServerSettings settings) {
    super(storage.getBean(FhirContext.class));
    this.storage = storage;
    this.settings = settings;
  }

  @Override
  protected void initialize() {
    registerProviders(
        storage.getBean("myResourceProvidersR4", ResourceProviderFactory.class).createProviders());
    registerProvider(storage.getBean("mySystemProviderR4", JpaSystemProvider.class));
    registerProvider(storage.getBean(ValueSetOperationProvider.class));
    registerProvider(new AuthorizationOperations());
    setPagingProvider(paging());
    setServerName(NAME);
    setServerVersion(version());
    setImplementationDescription(NAME + " FHIR repository");
    setServerConformanceProvider(capabilities());
    setDefaultResponseEncoding(EncodingEnum.JSON);
    registerInterceptor(new AccessRules());
    registerInterceptor(new Discretion());
    registerInterceptor(new WriteBell());
    registerInterceptor(new EligibilityAsking());
  }

  /** No header tells what the server is built of. */
  @Override
  protected String createPoweredByHeader() {
    return "";
  }

  /** RDF needs libraries that are not on board. */
  @Override
  protected void handleRequest(
      RequestTypeEnum type, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (isRdf(request.getContentType())) {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } else if (isRdf(request.getHeader("Accept")) || isRdf(request.getParameter("_format"))) {
      response.sendError(HttpServletResponse.SC_NOT_ACCEPTABLE);
    } else {
      super.handleRequest(type, request, response);
    }
  }

  private static boolean isRdf(@Nullable String format) {
    return format != null && RDF.matcher(format).find();
  }

  private DatabaseBackedPagingProvider paging() {
    DatabaseBackedPagingProvider paging = storage.getBean(DatabaseBackedPagingProvider.class);
    paging.setDefaultPageSize(settings.defaultPageSize());
    paging.setMaximumPageSize(settings.maximumPageSize());
    return paging;
  }

  private JpaCapabilityStatementProvider capabilities() {
    JpaCapabilityStatementProvider capabilities =
        new JpaCapabilityStatementProvider(
            this,
            storage.getBean("mySystemDaoR4", IFhirSystemDao.class),
            storage.getBean(JpaStorageSettings.class),
            storage.getBean(ISearchParamRegistry.class),
            storage.getBean(IValidationSupport.class));
    capabilities.setImplementationDescription(NAME + " FHIR repository");
    // How many patients a hospital has is nobody's business before they have said who they are.
    capabilities.setIncludeResourceCounts(false);
    return capabilities;
  }

  private static String version() {
    String version = RestEndpoint.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}

package org.corridor.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.corridor.repository.RepositoryDoor;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Starts the repository with the web application and stops it with it. */
public final class FhirServer implements ServletContextListener {

  private @Nullable AnnotationConfigApplicationContext storage;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    FhirServerSettings settings = FhirServerSettings.from(ConfigProvider.getConfig());
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.setClassLoader(getClass().getClassLoader());
    context.registerBean(FhirServerSettings.class, () -> settings);
    context.registerBean(DataSource.class, () -> datasource(settings.datasource()));
    context.register(StorageConfiguration.class);
    context.refresh();
    storage = context;
    SearchParameters.install(
        context.getBean(FhirContext.class), context.getBean(DaoRegistry.class));
    serve(event.getServletContext(), context, settings);
    RepositoryDoor.open(context.getBean(DaoRepository.class));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    RepositoryDoor.close();
    if (storage != null) {
      storage.close();
    }
  }

  private static void serve(
      ServletContext web, AnnotationConfigApplicationContext context, FhirServerSettings settings) {
    ServletRegistration.Dynamic registration =
        web.addServlet("fhir", new RestEndpoint(context, settings));
    registration.addMapping("/*");
    registration.setLoadOnStartup(1);
  }

  // Closed by the server that made it, not by Spring. The name is the administrator's.
  @SuppressWarnings("BanJNDI")
  private static DataSource datasource(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new IllegalStateException("no datasource " + name + " for the FHIR repository", e);
    }
  }
}

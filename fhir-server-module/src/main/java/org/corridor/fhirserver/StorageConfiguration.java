package org.corridor.fhirserver;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.cache.IResourceTypeCacheSvc;
import ca.uhn.fhir.jpa.cache.ISearchParamIdentityCacheSvc;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.JpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.dao.IJpaStorageResourceParser;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractor;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractorSvc;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.util.IMetaTagSorter;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Properties;
import javax.sql.DataSource;
import org.corridor.definitions.OwnExtensions;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.search.mapper.orm.cfg.HibernateOrmMapperSettings;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * The Spring context of HAPI's JPA server. The datasource and the {@link FhirServerSettings} are
 * registered by whoever starts it.
 */
@Configuration
@Import({
  JpaR4Config.class,
  HapiJpaConfig.class,
  JpaBatch2Config.class,
  Batch2JobsConfig.class,
  SubscriptionChannelConfig.class,
  ThreadPoolFactoryConfig.class
})
class StorageConfiguration {

  @Bean
  JpaStorageSettings storageSettings(FhirServerSettings settings) {
    return StorageSettings.of(settings);
  }

  @Bean
  PartitionSettings partitionSettings() {
    return new PartitionSettings();
  }

  @Bean
  SubscriptionSettings subscriptionSettings() {
    return new SubscriptionSettings();
  }

  @Bean
  Database database(DataSource source) {
    Database database = Database.of(source);
    Schema.migrate(source, database);
    return database;
  }

  /**
   * References say what they refer to; HAPI would look through each resource twice for objects that
   * they might hold instead.
   */
  @Autowired
  void containNothing(FhirContext context) {
    context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
  }

  @Bean
  LocalContainerEntityManagerFactoryBean entityManagerFactory(
      ConfigurableListableBeanFactory beans,
      FhirContext context,
      JpaStorageSettings storage,
      DataSource source,
      Database database) {
    LocalContainerEntityManagerFactoryBean factory =
        HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, context, storage);
    factory.setPersistenceUnitName("corridor-fhir");
    factory.setDataSource(source);
    Properties properties = new Properties();
    properties.setProperty(AvailableSettings.DIALECT, database.dialect().getName());
    // Every resource is indexed by HAPI's own tables; Lucene stays out.
    properties.setProperty(HibernateOrmMapperSettings.ENABLED, "false");
    // The tables check what HAPI's entities promise; checking before costs, and where it finds a
    // null HAPI fills it in later.
    properties.setProperty(AvailableSettings.JAKARTA_VALIDATION_MODE, "none");
    properties.setProperty(AvailableSettings.CHECK_NULLABILITY, "false");
    // Fewer different statements for lists of different lengths, so that prepared ones are found.
    properties.setProperty(AvailableSettings.IN_CLAUSE_PARAMETER_PADDING, "true");
    factory.setJpaProperties(properties);
    return factory;
  }

  /** HAPI commits its connections itself, so its transactions are the database's own, never JTA. */
  @Bean
  @Primary
  JpaTransactionManager transactionManager(EntityManagerFactory factory) {
    return new JpaTransactionManager(factory);
  }

  /** Lets {@code $validate} know the extensions that are ours. */
  @Bean
  PrePopulatedValidationSupport ownExtensions(
      FhirContext context,
      @Qualifier(JpaConfig.JPA_VALIDATION_SUPPORT_CHAIN) IValidationSupport chain) {
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(context);
    OwnExtensions.definitions().forEach(own::addStructureDefinition);
    ((ValidationSupportChain) chain).addValidationSupport(own);
    return own;
  }

  @Bean
  @Primary
  IndexRows indexRows(ISearchParamIdentityCacheSvc identities, NewRows newRows) {
    return new IndexRows(identities, newRows);
  }

  @Bean
  NewRows newRows(EntityManager entities, Database database, JpaStorageSettings storage) {
    return new NewRows(entities, database, storage);
  }

  @Bean
  @Primary
  ISearchParamExtractor indexValues() {
    return new IndexValues();
  }

  /** In the place of HAPI's, of the same name. */
  @Bean
  ISearchParamRegistry searchParamRegistry() {
    return new ParameterRegistry();
  }

  @Bean
  NewResources newResources(
      EntityManager entities,
      ISearchParamExtractorSvc extractor,
      IndexRows indexRows,
      NewRows newRows,
      IResourceTypeCacheSvc types,
      IMetaTagSorter labels,
      IJpaStorageResourceParser parser) {
    return new NewResources(entities, extractor, indexRows, newRows, types, labels, parser);
  }

  @Bean
  DaoRepository repository(
      DataSource source,
      IHapiTransactionService transactions,
      EntityManager entities,
      IJpaStorageResourceParser parser,
      DaoRegistry daos,
      IFhirSystemDao<Bundle, Meta> systemDao,
      NewResources newResources,
      NewRows newRows,
      MatchUrlService queries) {
    return new DaoRepository(
        source, transactions, entities, parser, daos, systemDao, newResources, newRows, queries);
  }
}

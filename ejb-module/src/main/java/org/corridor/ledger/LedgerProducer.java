package org.corridor.ledger;

import io.micrometer.core.instrument.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.corridor.exchange.ClaimEvents;
import org.corridor.exchange.LivePartners;
import org.corridor.exchange.SetConsumer;
import org.corridor.journal.Database;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the ledger to everyone who injects it. */
@ApplicationScoped
class LedgerProducer {
  @Produces
  @Singleton
  LedgerSettings settings() {
    return LedgerSettings.from(ConfigProvider.getConfig());
  }

  @Produces
  @Singleton
  ClaimStory story(ClaimEvents events) {
    return (connection, told) -> events.recording(told).on(connection);
  }

  @Produces
  @Singleton
  Ledger ledger(Database database, LedgerSettings settings, ClaimStory story) {
    return new Ledger(database, Clock.systemUTC(), settings, story);
  }

  @Produces
  @Singleton
  SetConsumer answers(Ledger ledger) {
    return new AnswersTaken(ledger, Metrics.globalRegistry);
  }

  @Produces
  @Singleton
  SetConsumer sent(Ledger ledger) {
    return new SentTaken(ledger);
  }

  @Produces
  @Singleton
  UnmatchedAnswers unmatched(Database database) {
    return new UnmatchedAnswers(database, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Publications publications(Database database) {
    return new Publications(database, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Claims claims(Database database) {
    return new Claims(database);
  }

  @Produces
  @Singleton
  Remittances remittances(Database database) {
    return new Remittances(database);
  }

  @Produces
  @Singleton
  Repairs repairs(Database database, LedgerSettings settings, ClaimStory story) {
    return new Repairs(database, Clock.systemUTC(), settings.chunk(), story);
  }

  @Produces
  @Singleton
  Transfers transfers(Database database) {
    return new Transfers(database, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Receivables receivables(Database database, LedgerSettings settings, LivePartners partners) {
    return new Receivables(database, settings, partners::now);
  }
}

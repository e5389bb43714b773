package org.corridor.claims;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import org.corridor.edits.Edits;
import org.corridor.exchange.ClaimEvents;
import org.corridor.exchange.InterchangeStore;
import org.corridor.exchange.LivePartners;
import org.corridor.exchange.NumberBook;
import org.corridor.exchange.RealTime;
import org.corridor.journal.Database;
import org.corridor.ledger.Claims;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives the work-list and the desk to everyone who injects them. */
@ApplicationScoped
class ClaimsProducer {

  @Produces
  @Singleton
  ClaimsSettings settings() {
    return ClaimsSettings.from(ConfigProvider.getConfig());
  }

  @Produces
  @Singleton
  ClaimDrafts drafts(Database database, ClaimEvents story) {
    return new ClaimDrafts(database, story, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Leases leases(Database database) {
    return new Leases(database, Clock.systemUTC());
  }

  @Produces
  @Singleton
  @SuppressWarnings("TooManyParameters") // the container fills them
  ClaimsDesk desk(
      ClaimsSettings settings,
      ClaimDrafts drafts,
      Claims ledger,
      Instance<Authorizations> authorizations,
      Leases leases) {
    return new ClaimsDesk(
        settings,
        drafts,
        new Scrub(Edits.standard(), Clock.systemUTC()),
        Originals.in(ledger),
        authorizations.isResolvable() ? authorizations.get() : Authorizations.NONE,
        leases,
        Clock.systemUTC());
  }

  @Produces
  @Singleton
  Decisions decisions(Database database) {
    return new Decisions(database, Clock.systemUTC());
  }

  @Produces
  @Singleton
  DecisionsHeard heard(Database database, Decisions decisions) {
    return new DecisionsHeard(database, decisions);
  }

  @Produces
  @Singleton
  @SuppressWarnings("TooManyParameters") // the container fills them
  SecondaryRound secondary(
      Decisions decisions,
      InterchangeStore store,
      Claims ledger,
      ClaimDrafts drafts,
      Leases leases,
      ClaimEvents story) {
    return new SecondaryRound(
        decisions,
        new Payments(store),
        ledger,
        drafts,
        new Drafting(new Scrub(Edits.standard(), Clock.systemUTC())),
        leases,
        story,
        Clock.systemUTC());
  }

  @Produces
  @Singleton
  Questions questions(Database database) {
    return new Questions(database, Clock.systemUTC());
  }

  @Produces
  @Singleton
  StatusHeard status(Database database, Questions questions) {
    return new StatusHeard(database, questions);
  }

  @Produces
  @Singleton
  @SuppressWarnings("TooManyParameters") // the container fills them
  AskingRound asking(
      ClaimsSettings settings,
      Claims ledger,
      ClaimDrafts drafts,
      Questions questions,
      RealTime realTime,
      NumberBook numbers,
      Leases leases) {
    return new AskingRound(settings, ledger, drafts, questions, realTime, numbers, leases, local());
  }

  @Produces
  @Singleton
  @SuppressWarnings("TooManyParameters") // the container fills them
  PartnerOutbox outbox(
      ClaimsSettings settings,
      Database database,
      LivePartners partners,
      org.corridor.exchange.Outbox outbox,
      NumberBook numbers,
      Leases leases) {
    return new PartnerOutbox(
        partners::now,
        outbox,
        numbers,
        new Lots(database, Clock.systemUTC()),
        leases,
        new PartnerOutbox.Headers(settings.submitter(), local()));
  }

  @Produces
  @Singleton
  @SuppressWarnings("TooManyParameters") // the container fills them
  Attachments attachments(
      ClaimsSettings settings,
      Database database,
      LivePartners partners,
      org.corridor.exchange.Outbox outbox,
      NumberBook numbers,
      Leases leases) {
    return new Attachments(settings, database, partners::now, outbox, numbers, leases, local());
  }

  /** In the zone in which interchanges are dated. */
  private static Clock local() {
    return Clock.system(
        ConfigProvider.getConfig()
            .getOptionalValue("corridor.exchange.zone", String.class)
            .map(ZoneId::of)
            .orElseGet(ZoneId::systemDefault));
  }
}

package org.corridor.exchange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.corridor.core.CoreService;
import org.corridor.edits.Edits;
import org.corridor.guides.RuleBook;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.vault.Vault;

/** Everything here, put together. */
public final class Exchange {

  private final Office office;
  private final CoreClients coreClients;
  private final CoreDesk coreDesk;
  private final Outbox outbox;
  private final Checking checking;
  private final Receiving receiving;
  private final Consumption consumption;
  private final Delivering delivering;
  private final PartnerRound fetching;
  private final InterchangeStore store;
  private final Stories stories;

  /**
   * What is kept where.
   *
   * @param clock in the zone in which interchanges are dated
   */
  record Ground(
      Database database,
      Vault vault,
      JournalStore journal,
      ClaimEvents events,
      NumberBook numbers,
      Clock clock) {}

  Exchange(
      Ground ground,
      Supplier<Partners> partners,
      RuleBook rules,
      Supplier<List<SetConsumer>> consumers,
      ExchangeSettings settings) {
    Database database = ground.database();
    Clock clock = ground.clock();
    Ids ids = new Ids(clock);
    List<SetConsumer> own = new ArrayList<>();
    Consumers takers =
        new Consumers(() -> Stream.concat(consumers.get().stream(), own.stream()).toList());
    this.office =
        new Office(
            database,
            new FileStore(database, ground.vault(), ids, clock),
            ground.numbers(),
            partners,
            ground.events(),
            takers,
            ids,
            clock);
    this.coreClients = new CoreClients(clock);
    Answers answers = new Answers(office, ground.vault());
    own.add(new Matching(office, answers));
    this.checking = new Checking(office, rules, answers);
    this.receiving = new Receiving(office, checking);
    this.coreDesk = new CoreDesk(office, receiving);
    this.outbox = new Outbox(office, answers);
    this.consumption = new Consumption(office, answers, settings.lease());
    this.delivering = new Delivering(office, settings.lease(), coreClients);
    this.fetching =
        new PartnerRound(
            office,
            receiving,
            outbox,
            new FolderRound(settings, clock),
            new CoreRound(receiving, delivering, coreClients));
    this.store = new InterchangeStore(office, ground.journal(), takers, receiving);
    this.stories = new Stories(office, ground.journal(), ground.vault());
  }

  /** What is sent. */
  public Outbox outbox() {
    return outbox;
  }

  /** What comes. */
  public Receiving receiving() {
    return receiving;
  }

  /** Who takes it. */
  public Consumption consumption() {
    return consumption;
  }

  /** Who calls partners that speak CORE. */
  public CoreClients coreClients() {
    return coreClients;
  }

  /**
   * Who asks partners.
   *
   * @param threads conversations run in them, as many as there are
   */
  public RealTime realTime(Calling calling, Executor threads) {
    return new RealTime(
        office, outbox, new Conversing(office, checking, receiving, calling), threads);
  }

  /**
   * Who asks partners outside a server, such as for measuring.
   *
   * @param database with the hub's tables
   * @param consumers of answers
   */
  public static RealTime realTime(
      Database database,
      Vault vault,
      Partners partners,
      List<SetConsumer> consumers,
      Calling calling,
      Executor threads) {
    Clock clock = Clock.systemUTC();
    Ids ids = new Ids(clock);
    Office office =
        new Office(
            database,
            new FileStore(database, vault, ids, clock),
            new NumberBook(database),
            () -> partners,
            new ClaimEvents(database, vault),
            new Consumers(() -> consumers),
            ids,
            clock);
    Answers answers = new Answers(office, vault);
    Checking checking = new Checking(office, Edits.standard(), answers);
    Outbox outbox = new Outbox(office, answers);
    Receiving receiving = new Receiving(office, checking);
    return new RealTime(
        office, outbox, new Conversing(office, checking, receiving, calling), threads);
  }

  /** What partners find that call us by CORE. */
  public CoreService coreDesk() {
    return coreDesk;
  }

  Office office() {
    return office;
  }

  Delivering delivering() {
    return delivering;
  }

  Keeping keeping() {
    return new Keeping(office);
  }

  PartnerRound fetching() {
    return fetching;
  }

  /** What people see. */
  public InterchangeStore store() {
    return store;
  }

  /** What happened to claims. */
  public Stories stories() {
    return stories;
  }
}

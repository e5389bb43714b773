package org.corridor.proposals;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.corridor.journal.Dialect;
import org.corridor.vault.Vault;

/** Where proposals are taken down. */
public final class ProposalBook {

  private final Dialect dialect;
  private final Vault vault;
  private final Clock clock;
  private final MeterRegistry meters;

  public ProposalBook(Dialect dialect, Vault vault, Clock clock, MeterRegistry meters) {
    this.dialect = dialect;
    this.vault = vault;
    this.clock = clock;
    this.meters = meters;
  }

  /** What is to be written together with the fates of the messages. */
  public Entering entering(List<Statement> statements) {
    return new Entering(statements, dialect, vault, Content.moment(clock.instant()), meters);
  }
}

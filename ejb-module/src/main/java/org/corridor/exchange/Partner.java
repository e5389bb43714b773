package org.corridor.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody with whom interchanges are exchanged: a payer or a clearinghouse.
 *
 * @param id its name here: that of its file
 * @param name for people
 * @param payers their ids (NM109 of 2010BB in an 837) that are reached through it
 * @param us how it knows us
 * @param them how we know it
 * @param production whether ISA15 is {@code P}; it is {@code T} otherwise
 * @param agreed what is exchanged
 * @param line how
 * @param caller how it shows who it is when it calls our CORE server; empty: it does not call
 * @param adoption where somebody else leaves what is sent to it; empty: nowhere
 * @param due when acknowledgements are missed
 * @param deadlines of its claims
 * @param firstNumbers where ours begin
 * @param concurrency how many conversations there may be at one time
 * @param source the file
 */
public record Partner(
    String id,
    String name,
    List<String> payers,
    Party us,
    Party them,
    boolean production,
    Agreed agreed,
    PartnerLine line,
    Optional<CoreCaller> caller,
    Optional<Adoption> adoption,
    Due due,
    Deadlines deadlines,
    FirstNumbers firstNumbers,
    int concurrency,
    Source source) {

  /**
   * Kinds of sets as guides name them, such as {@code 837P}.
   *
   * @param sends we send
   * @param receives we receive; none: whatever somebody takes
   * @param realtime of those, the ones in conversations
   */
  public record Agreed(Set<String> sends, Set<String> receives, Set<String> realtime) {}

  /**
   * A folder with interchanges that were made elsewhere, such as by an older billing system.
   *
   * @param deliver whether we send them; otherwise they are on their way already
   */
  public record Adoption(String folder, String pattern, boolean deliver) {}

  /**
   * When silence becomes an alert.
   *
   * @param within by {@code TA1}, {@code 999}, {@code 277CA}, {@code 835} and so on; what is not
   *     named is not missed
   * @param noteEverything whether each interchange gets a TA1, not only one that asks or is refused
   */
  public record Due(Map<String, Duration> within, boolean noteEverything) {}

  /**
   * Days that a claim has.
   *
   * @param timelyFiling from the service to the claim
   * @param appeal from the decision to the appeal
   */
  public record Deadlines(Optional<Integer> timelyFiling, Optional<Integer> appeal) {}

  /**
   * Where control numbers begin: above those of another system that goes on under the same name.
   *
   * @param interchange of ISA13
   * @param group of GS06
   */
  public record FirstNumbers(int interchange, int group) {}

  /**
   * Where it is declared.
   *
   * @param version a digest of the file
   */
  public record Source(Path file, String version) {}

  /** ISA15. */
  public String usage() {
    return production ? "P" : "T";
  }

  /** The same, declared in another place. */
  Partner keptFor(Path file) {
    return new Partner(
        id,
        name,
        payers,
        us,
        them,
        production,
        agreed,
        line,
        caller,
        adoption,
        due,
        deadlines,
        firstNumbers,
        concurrency,
        new Source(file, source.version()));
  }
}

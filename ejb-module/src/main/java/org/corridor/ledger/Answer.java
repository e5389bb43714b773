package org.corridor.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody says of claims that we sent. */
sealed interface Answer {
  /** Where it says so; the receiver is who sent the claims. */
  Place place();

  /** What it is about, for whoever looks at one that matches nothing. */
  String subject();

  /** What it says, in codes. */
  String code();

  /** Which kind of set it stands in. */
  String kind();

  /**
   * Of everything in an interchange, a group or a set (TA1, 999, 997).
   *
   * @param interchange TA101; empty for a group or set
   * @param group AK102
   * @param set AK202; empty for all of a group
   */
  record OfEnvelope(
      Place place,
      String kind,
      String interchange,
      String group,
      String set,
      AnswerState state,
      String code)
      implements Answer {
    @Override
    public String subject() {
      return kind.equals("TA1") ? interchange : group + (set.isEmpty() ? "" : " " + set);
    }
  }

  /**
   * Of all claims of a file, or of one provider in it (277CA 2200B, 2200C).
   *
   * @param batch BHT03 of the file
   * @param provider empty for all
   */
  record OfBatch(Place place, String batch, String provider, String code) implements Answer {
    @Override
    public String subject() {
      return batch;
    }

    @Override
    public String kind() {
      return "277CA";
    }
  }

  /**
   * Of a claim (277CA 2200D).
   *
   * @param code STC01 with colons, the worst of several
   */
  record OfClaim(
      Place place,
      String batch,
      String number,
      AnswerState state,
      String code,
      String payerNumber,
      List<OfLine> lines)
      implements Answer {
    @Override
    public Optional<Answer> about(String claim, String known, String sentIn) {
      return Optional.of(new OfClaim(place, sentIn, claim, state, code, payerNumber, lines));
    }

    @Override
    public String subject() {
      return number;
    }

    @Override
    public String kind() {
      return "277CA";
    }
  }

  /** Of one of its lines, which is known by REF FJ or by its procedure. */
  record OfLine(String control, String procedure, String code) {}

  /** The status of a claim that was asked for (277). */
  record OfStatus(Place place, String number, String payerNumber, String code) implements Answer {
    @Override
    public Optional<Answer> about(String claim, String known, String sentIn) {
      return Optional.of(new OfStatus(place, claim, known, code));
    }

    @Override
    public String subject() {
      return number.isEmpty() ? payerNumber : number;
    }

    @Override
    public String kind() {
      return "277";
    }
  }

  /**
   * The same about a claim that somebody names; nothing where it is about more than one claim.
   *
   * @param payerNumber of that claim
   * @param batch in which it was sent last
   */
  default Optional<Answer> about(String claim, String payerNumber, String batch) {
    return Optional.empty();
  }

  /** Claim status categories that refuse. */
  Set<String> REFUSING = Set.of("A3", "A4", "A6", "A7", "A8");
}

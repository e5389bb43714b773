package org.corridor.claims;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Resource;

/** Under which numbers payers authorized what claims are for. */
public interface Authorizations {

  /** Nothing was authorized. */
  Authorizations NONE =
      new Authorizations() {
        @Override
        public Optional<String> number(Claim claim, Function<String, Optional<Resource>> stored) {
          return Optional.empty();
        }

        @Override
        public Set<String> payersThatAnswered(Instant since) {
          return Set.of();
        }
      };

  /**
   * The number for a claim (REF*G1); empty unless it is certain.
   *
   * @param claim with its patient, first coverage, providers and items
   * @param stored finds what is referred to, by references such as {@code Coverage/1}
   */
  Optional<String> number(Claim claim, Function<String, Optional<Resource>> stored);

  /** Payers (NM109 of 2010BB) that decided something since then: their claims may have a number. */
  Set<String> payersThatAnswered(Instant since);
}

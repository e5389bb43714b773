package org.corridor.eligibility;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.eligibility.CheckRows.Found;
import org.corridor.exchange.RealTime;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/** What comes of questions when nobody waits any more: answers, or word that they were refused. */
final class Late {

  private static final int MOST = 5000;

  private final Eligibility.Desks desks;

  Late(Eligibility.Desks desks) {
    this.desks = desks;
  }

  /**
   * What came of 271s.
   *
   * @param taken how many answers answered a question of ours
   * @param left how many did not
   */
  record Taken(int taken, int left) {}

  /**
   * Takes 271s: each answer goes to its question, whichever hub asked it. The same twice changes
   * nothing.
   */
  Taken take(InputStream interchanges) throws IOException {
    int[] counts = new int[2];
    BenefitReader.read(
        interchanges,
        answer -> {
          boolean isOurs =
              Received.keys(answer)
                  .flatMap(k -> desks.rows().withKey(k).stream())
                  .findFirst()
                  .filter(found -> take(found, answer))
                  .isPresent();
          counts[isOurs ? 0 : 1]++;
        });
    return new Taken(counts[0], counts[1]);
  }

  /**
   * @return whether its request is still there
   */
  private boolean take(Found found, Answer answer) {
    Check check = found.check();
    Optional<Answer> known = desks.responses().open(check, found.sealed());
    if (known.isPresent() && known.get().control().equals(answer.control())) {
      return true;
    }
    Optional<CoverageEligibilityRequest> request = desks.responses().request(check.request());
    request.ifPresent(one -> desks.settling().answered(check, one, answer, c -> {}));
    return request.isPresent();
  }

  /**
   * Looks whether a TA1 or 999 refused what payers would have answered later.
   *
   * @return how many questions were refused
   */
  int hear() {
    Map<String, Check> asked =
        desks.rows().asked(MOST).stream()
            .collect(Collectors.toMap(check -> Inquiry.traceOf(check.key()), Function.identity()));
    Set<String> heard = new HashSet<>();
    for (RealTime.Rejected rejected : desks.asking().rejected(asked.keySet())) {
      Optional<Check> check = Optional.ofNullable(asked.get(rejected.reference()));
      if (check.isPresent()
          && !rejected.at().isBefore(check.get().asked())
          && heard.add(rejected.reference())) {
        settle(check.get(), rejected);
      }
    }
    return heard.size();
  }

  private void settle(Check check, RealTime.Rejected rejected) {
    List<Rejection> why =
        rejected.codes().stream()
            .map(code -> new Rejection(rejected.by(), "N", code, "C", ""))
            .toList();
    desks
        .responses()
        .request(check.request())
        .ifPresent(request -> desks.settling().rejected(check, request, why, c -> {}));
  }
}

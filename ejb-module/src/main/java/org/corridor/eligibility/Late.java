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

/** What comes of questions when nobody waits any more: answers, or word that they were refused. */
final class Late {

  private static final int MOST = 5000;

  private final Eligibility.Desks desks;

  Late(Eligibility.Desks desks) {
    this.desks = desks;
  }

  /**
   * Takes 271s: each answer goes to its question, whichever hub asked it. The same twice changes
   * nothing.
   *
   * @return how many answered a question of ours
   */
  int take(InputStream interchanges) throws IOException {
    int[] taken = {0};
    BenefitReader.read(
        interchanges,
        answer -> {
          Optional<Found> found =
              Received.keys(answer).flatMap(k -> desks.rows().withKey(k).stream()).findFirst();
          found.ifPresent(one -> take(one, answer));
          taken[0] += found.isPresent() ? 1 : 0;
        });
    return taken[0];
  }

  private void take(Found found, Answer answer) {
    Check check = found.check();
    Optional<Answer> known = desks.responses().open(check, found.sealed());
    if (known.isEmpty() || !known.get().control().equals(answer.control())) {
      desks
          .responses()
          .request(check.request())
          .ifPresent(request -> desks.settling().answered(check, request, answer, c -> {}));
    }
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

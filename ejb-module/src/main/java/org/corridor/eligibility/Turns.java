package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.eligibility.CheckRows.Found;
import org.corridor.shared.MessageId;

/** Which questions the night asks: of several hubs one gets each. */
final class Turns {

  private static final int MOST = 2000;

  private final CheckRows rows;
  private final Responses responses;
  private final Questions questions;
  private final Settling settling;
  private final EligibilitySettings settings;
  private final Clock clock;

  Turns(Eligibility.Desks desks, EligibilitySettings settings, Clock clock) {
    this.rows = desks.rows();
    this.responses = desks.responses();
    this.questions = desks.questions();
    this.settling = desks.settling();
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes questions: those that nobody else asks, and whose time has come. */
  List<Draft> claim(List<Draft> drafts) {
    Instant now = clock.instant();
    List<Draft> mine = new ArrayList<>();
    for (Draft draft : drafts) {
      Optional<Check> known = rows.withKey(draft.inquiry().key()).map(Found::check);
      Check begun = settling.begun(draft, known, Optional.of(now.plus(settings.firstPause())));
      if (rows.claim(begun, now)) {
        mine.add(draft);
      }
    }
    // Answers that come later find them there.
    responses.store(mine);
    return mine;
  }

  /** What is to be asked again and belongs to no appointment. */
  List<Draft> again() {
    List<Draft> drafts = new ArrayList<>();
    for (Check check : rows.due(clock.instant(), questions.today(), MOST)) {
      Optional<Draft> draft = draft(check).filter(one -> one.inquiry().key().equals(check.key()));
      draft.ifPresentOrElse(drafts::add, () -> rows.rest(check.key()));
    }
    return drafts;
  }

  /** Empty where it cannot be asked any more as it was. */
  private Optional<Draft> draft(Check check) {
    try {
      return responses
          .request(check.request())
          .map(request -> questions.draft(request, check.request(), ""));
    } catch (InquiryIncomplete e) {
      return Optional.empty();
    }
  }

  /** An appointment's questions, or why there is none; what it asked before is forgotten. */
  void note(Appointments.Visit visit, List<Draft> drafts, String missing) {
    List<UUID> keys = new ArrayList<>(drafts.stream().map(d -> d.inquiry().key()).toList());
    if (drafts.isEmpty()) {
      UUID own = UUID.nameUUIDFromBytes(visit.appointment().getBytes(UTF_8));
      keys.add(own);
      rows.save(incomplete(visit, own, missing), Optional.empty(), connection -> {});
    }
    rows.forget(visit.appointment(), keys);
  }

  private Check incomplete(Appointments.Visit visit, UUID key, String missing) {
    LocalDate day = visit.day();
    return new Check(
        rows.withKey(key).map(f -> f.check().id()).orElseGet(() -> MessageId.next(clock).value()),
        key,
        "",
        day,
        visit.patient(),
        visit.appointment(),
        "",
        "",
        CheckState.REPAIR,
        Verdict.FIX_DATA,
        missing,
        0,
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

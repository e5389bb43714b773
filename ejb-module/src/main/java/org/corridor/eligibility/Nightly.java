package org.corridor.eligibility;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.corridor.eligibility.Appointments.Visit;
import org.corridor.exchange.RealTime;
import org.corridor.shared.Trace;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/**
 * Asks for the appointments of the coming days, and again what got no answer and whose turn has
 * come: one by one where a payer answers in conversations, otherwise in interchanges of many
 * questions. What is known and good is not asked.
 */
final class Nightly {

  private static final Logger LOG = System.getLogger(Nightly.class.getName());

  private final Eligibility.Desks desks;
  private final Turns turns;
  private final Appointments appointments;
  private final EligibilitySettings settings;
  private final Executor threads;
  private final AtomicBoolean looking = new AtomicBoolean();

  Nightly(
      Eligibility.Desks desks,
      Turns turns,
      Appointments appointments,
      EligibilitySettings settings,
      Executor threads) {
    this.desks = desks;
    this.turns = turns;
    this.appointments = appointments;
    this.settings = settings;
    this.threads = threads;
  }

  /** Looks once, in a thread of its own; false while a look goes on. */
  boolean begin() {
    if (!looking.compareAndSet(false, true)) {
      return false;
    }
    try {
      threads.execute(this::lookAndTell);
      return true;
    } catch (RejectedExecutionException e) {
      looking.set(false);
      throw e;
    }
  }

  private void lookAndTell() {
    try {
      int asked = look();
      if (asked > 0) {
        LOG.log(Level.INFO, "asked payers {0} questions about visits", asked);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "payers could not be asked: " + Trace.of(e));
    } finally {
      looking.set(false);
    }
  }

  /**
   * Looks once, and waits for the payers.
   *
   * @return how many questions were asked
   */
  int look() {
    if (!desks.asking().anybody()) {
      return 0;
    }
    Map<String, List<Draft>> byPayer = new LinkedHashMap<>();
    Stream.concat(visits(), turns.again().stream())
        .forEach(
            draft -> byPayer.computeIfAbsent(draft.payer(), p -> new ArrayList<>()).add(draft));
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    byPayer.forEach((payer, drafts) -> asked.addAll(begin(payer, drafts)));
    return asked.stream().mapToInt(CompletableFuture::join).sum();
  }

  private Stream<Draft> visits() {
    LocalDate today = desks.questions().today();
    List<Draft> drafts = new ArrayList<>();
    for (int ahead = 0; ahead < settings.days(); ahead++) {
      appointments.of(today.plusDays(ahead)).forEach(visit -> drafts.addAll(drafts(visit)));
    }
    return drafts.stream();
  }

  /** The questions of a visit to payers that can be asked. */
  private List<Draft> drafts(Visit visit) {
    List<Draft> drafts = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    boolean elsewhere = false;
    for (CoverageEligibilityRequest request : visit.requests()) {
      try {
        Draft draft = desks.questions().draft(request, "", visit.appointment());
        if (desks.asking().line(draft.payer()).isPresent()) {
          drafts.add(draft);
        } else {
          elsewhere = true;
        }
      } catch (InquiryIncomplete e) {
        missing.addAll(e.missing());
      }
    }
    if (visit.requests().isEmpty()) {
      missing.add("the patient has no coverage");
    }
    if (!drafts.isEmpty() || !elsewhere || !missing.isEmpty()) {
      turns.note(visit, drafts, String.join("; ", missing));
    }
    return drafts;
  }

  /** A thread for each conversation that goes on at one time. */
  private List<CompletableFuture<Integer>> begin(String payer, List<Draft> all) {
    RealTime.Line line = desks.asking().line(payer).orElseThrow();
    int size = line.answersAtOnce() ? 1 : settings.batch();
    Queue<List<Draft>> parts = new ConcurrentLinkedQueue<>();
    for (int at = 0; at < all.size(); at += size) {
      parts.add(all.subList(at, Math.min(all.size(), at + size)));
    }
    int width = line.answersAtOnce() ? Math.min(line.concurrency(), parts.size()) : 1;
    return Stream.generate(() -> CompletableFuture.supplyAsync(() -> ask(line, parts), threads))
        .limit(width)
        .toList();
  }

  private int ask(RealTime.Line line, Queue<List<Draft>> parts) {
    int asked = 0;
    for (List<Draft> part = parts.poll(); part != null; part = parts.poll()) {
      try {
        asked += askPart(line, turns.claim(part));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return asked;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "questions of the night were not settled: " + Trace.of(e));
      }
    }
    return asked;
  }

  private int askPart(RealTime.Line line, List<Draft> mine) throws InterruptedException {
    if (!mine.isEmpty()) {
      Outcome outcome = desks.asking().ask(line, mine, settings.batchPatience());
      for (int i = 0; i < mine.size(); i++) {
        desks.settling().settle(mine.get(i), outcome, i + 1);
      }
    }
    return mine.size();
  }
}

package org.corridor.eligibility;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.corridor.eligibility.Appointments.Visit;
import org.corridor.eligibility.Eligibility.Draft;
import org.corridor.shared.Trace;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/**
 * Asks for the appointments of the coming days: one interchange for each payer with a set for each
 * question. What is known and good is not asked; what got no answer waits for its next turn.
 */
final class Nightly {
  private static final Logger LOG = System.getLogger(Nightly.class.getName());

  private final Eligibility eligibility;
  private final Appointments appointments;
  private final PayerLines lines;
  private final Conversations conversations;
  private final EligibilitySettings settings;
  private final Executor threads;
  private final Clock clock;

  Nightly(
      Eligibility eligibility,
      Eligibility.Parts parts,
      EligibilitySettings settings,
      Executor threads,
      Clock clock) {
    this.eligibility = eligibility;
    this.appointments = new Appointments(parts.repository(), settings.zone());
    this.lines = parts.lines();
    this.conversations = parts.conversations();
    this.settings = settings;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Looks once, and waits for the payers.
   *
   * @return how many questions were asked
   */
  int look() {
    if (lines == PayerLines.NONE) {
      return 0;
    }
    Map<String, List<Draft>> byPayer = new LinkedHashMap<>();
    LocalDate today = eligibility.today();
    for (int ahead = 0; ahead < settings.days(); ahead++) {
      for (Visit visit : appointments.of(today.plusDays(ahead))) {
        drafts(visit)
            .forEach(
                d ->
                    byPayer
                        .computeIfAbsent(d.inquiry().payer().number(), p -> new ArrayList<>())
                        .add(d));
      }
    }
    List<CompletableFuture<Integer>> asked =
        byPayer.entrySet().stream()
            .map(
                one ->
                    CompletableFuture.supplyAsync(() -> ask(one.getKey(), one.getValue()), threads))
            .toList();
    return asked.stream().mapToInt(CompletableFuture::join).sum();
  }

  /** The questions of a visit to payers that can be asked. */
  private List<Draft> drafts(Visit visit) {
    List<Draft> drafts = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    boolean elsewhere = false;
    for (CoverageEligibilityRequest request : visit.requests()) {
      try {
        Inquiry inquiry = eligibility.inquiry(request);
        if (lines.of(inquiry.payer().number()).isPresent()) {
          drafts.add(eligibility.draft(request, "", visit.appointment(), inquiry));
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
      String why = String.join("; ", missing);
      eligibility.note(visit.appointment(), visit.day(), drafts, visit.patient(), why);
    }
    return drafts;
  }

  private int ask(String payer, List<Draft> all) {
    int asked = 0;
    PayerLine line = lines.of(payer).orElseThrow();
    InquiryWriter writer = new InquiryWriter(settings.company(), settings.zone());
    for (int at = 0; at < all.size(); at += settings.batch()) {
      List<Draft> part =
          eligibility.claim(all.subList(at, Math.min(all.size(), at + settings.batch())));
      if (!part.isEmpty()) {
        List<Inquiry> inquiries = part.stream().map(Draft::inquiry).toList();
        byte[] interchange = writer.interchange(line.envelope(), inquiries, clock.instant());
        asked += part.size();
        try {
          eligibility.settle(
              part, conversations.ask(payer, line, interchange, settings.batchPatience()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return asked;
        } catch (RuntimeException e) {
          LOG.log(Level.WARNING, "answers of a payer were not taken: " + Trace.of(e));
        }
      }
    }
    return asked;
  }
}

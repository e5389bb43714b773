package org.corridor.acknowledgement;

import java.io.IOException;
import java.time.LocalDateTime;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.Interchange;

/** The answers to one interchange: they are sent when it has ended. */
final class InterchangeAnswer {
  private final Interchange received;
  private final Reception reception;
  private final Reply note;
  private final Reply groups;
  private final Reply claims;
  private String refusal = "";
  private String warning = "";
  private boolean answers;
  private boolean others;

  InterchangeAnswer(
      Interchange received, Reception reception, ControlNumbers numbers, LocalDateTime now) {
    this.received = received;
    this.reception = reception;
    this.note = new Reply(received, numbers, now);
    this.groups = new Reply(received, numbers, now);
    this.claims = new Reply(received, numbers, now);
  }

  void take(Finding finding) {
    String code = finding.answer().substring("TA1:".length());
    if (finding.severity() == Severity.ERROR) {
      refuse(code);
    } else if (warning.isEmpty()) {
      warning = code;
    }
  }

  /** Refuses it; TA1 has room for one reason, the first. */
  void refuse(String code) {
    if (refusal.isEmpty()) {
      refusal = code;
    }
  }

  void holdsAnswers() {
    answers = true;
  }

  void holdsOthers() {
    others = true;
  }

  void add(GroupAnswer group) throws IOException {
    if (!refusal.isEmpty()) {
      return;
    }
    new ImplementationAnswer(groups).write(group);
    if (!group.refused() && !group.claims.isEmpty()) {
      new ClaimAnswerWriter(claims, reception.role(), group).write();
    }
  }

  void send(Outbox outbox) throws IOException {
    boolean silent = answers && !others;
    boolean noted = !refusal.isEmpty() || !warning.isEmpty();
    if (!silent && (noted || received.acknowledged() || reception.everyInterchange())) {
      note();
      note.send(outbox, Outbox.Kind.TA1);
    }
    if (refusal.isEmpty()) {
      groups.send(outbox, Outbox.Kind.IMPLEMENTATION_999);
      claims.send(outbox, Outbox.Kind.CLAIM_277CA);
    }
    forget();
  }

  private void note() throws IOException {
    note.begin()
        .segments()
        .segment("TA1")
        .text(received.control())
        .text(received.date())
        .text(received.time())
        .text(refusal.isEmpty() ? warning.isEmpty() ? "A" : "E" : "R")
        .text(refusal.isEmpty() ? warning.isEmpty() ? "000" : warning : refusal);
  }

  void forget() throws IOException {
    note.forget();
    groups.forget();
    claims.forget();
  }
}

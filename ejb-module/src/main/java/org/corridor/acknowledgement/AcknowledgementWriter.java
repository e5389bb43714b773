package org.corridor.acknowledgement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedHandler;
import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a reader reads, interchange by interchange: TA1 for the interchange, 999 for its
 * groups and their sets, 277CA for the claims of its accepted 837. Answers are never answered (997,
 * 999, TA1). What waits for the end of an interchange takes little memory; the rest lies in files
 * for so long. Trouble in writing is an {@link UncheckedIOException}.
 */
public final class AcknowledgementWriter implements GuidedHandler, AutoCloseable {
  private static final long CLM = Segment.packed("CLM");
  private static final long HL = Segment.packed("HL");

  private final Reception reception;
  private final ControlNumbers numbers;
  private final Outbox outbox;
  private final Clock clock;

  private @Nullable InterchangeAnswer interchange;
  private @Nullable GroupAnswer group;
  private @Nullable SetNotes set;
  private @Nullable ClaimCollector claims;

  public AcknowledgementWriter(
      Reception reception, ControlNumbers numbers, Outbox outbox, Clock clock) {
    this.reception = reception;
    this.numbers = numbers;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void interchange(Interchange begun) {
    InterchangeAnswer answer =
        new InterchangeAnswer(begun, reception, numbers, LocalDateTime.now(clock));
    String refusal = reception.admission().refusal(begun);
    if (!refusal.isEmpty()) {
      answer.refuse(refusal);
    }
    interchange = answer;
  }

  @Override
  public void service(Interchange in, Segment segment) {
    if (interchange != null && segment.is("TA1")) {
      interchange.holdsAnswers();
    }
  }

  @Override
  public void group(FunctionalGroup begun) {
    if (interchange == null) {
      return;
    }
    if (begun.functionalId().equals("FA")) {
      interchange.holdsAnswers();
      return;
    }
    interchange.holdsOthers();
    GroupAnswer answer = new GroupAnswer(begun);
    String refusal = reception.admission().refusal(begun);
    if (!refusal.isEmpty()) {
      answer.refuse(refusal, true);
    }
    group = answer;
  }

  @Override
  public void set(TransactionSet begun) {
    if (group != null) {
      set = new SetNotes(begun);
      claims = begun.type().equals("837") ? new ClaimCollector() : null;
    }
  }

  @Override
  public void guided(TransactionSet begun, Guide guide) {
    if (set != null) {
      set.unit(guide.unit());
    }
  }

  @Override
  public void segment(long position, Segment segment) {
    ClaimCollector collector = claims;
    if (collector != null && set != null) {
      if (segment.packedName() == CLM) {
        set.claimBegins(segment.text(1));
      } else if (segment.packedName() == HL) {
        set.levelBegins(segment.text(3), position);
      }
      try {
        collector.segment(position, segment);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void finding(Finding finding) {
    String answer = finding.answer();
    if (answer.startsWith("TA1:")) {
      if (interchange != null) {
        interchange.take(finding);
      }
    } else if (answer.startsWith("AK9:")) {
      if (group != null) {
        group.take(finding);
      }
    } else if (set != null) {
      set.take(finding);
      if (claims != null) {
        claims.finding(finding);
      }
    }
  }

  @Override
  public void setEnded(TransactionSet ended, boolean whole, long end) {
    SetNotes notes = set;
    GroupAnswer of = group;
    ClaimCollector collector = claims;
    set = null;
    claims = null;
    if (notes == null || of == null) {
      return;
    }
    try {
      SetAnswer answer = notes.answer();
      of.set(answer);
      if (collector != null) {
        if (answer.accepted() && !of.refused()) {
          collector.end();
          new ClaimBatch(collector, reception.claims()).write(ended.control(), of.claims);
        }
        collector.claims.clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void groupEnded(FunctionalGroup ended, String stated, int sets) {
    GroupAnswer answer = group;
    group = null;
    if (answer == null || interchange == null) {
      return;
    }
    answer.ended(stated);
    try {
      interchange.add(answer);
      answer.forget();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void interchangeEnded(Interchange ended) {
    InterchangeAnswer answer = interchange;
    interchange = null;
    if (answer != null) {
      try {
        answer.send(outbox);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Forgets what waits of an interchange whose end has not come. */
  @Override
  public void close() {
    try {
      if (claims != null) {
        claims.claims.clear();
      }
      if (group != null) {
        group.forget();
      }
      if (interchange != null) {
        interchange.forget();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

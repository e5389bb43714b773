package org.corridor.acknowledgement;

import java.util.List;
import java.util.function.Consumer;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeHandler;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers to what was sent: TA1, 997, 999, 277CA and 824. It takes what it understands even
 * where an answer breaks its own guide: a lost answer costs more than a crooked one.
 */
public final class AcknowledgementReader implements InterchangeHandler {
  /** What reads one set. */
  interface SetReader {
    void segment(Segment segment);

    /** The end of the set. */
    default void end() {}
  }

  private final Consumer<Acknowledged> told;
  private @Nullable SetReader reader;

  /**
   * @param told hears every answer in the order of the stream
   */
  public AcknowledgementReader(Consumer<Acknowledged> told) {
    this.told = told;
  }

  @Override
  public void service(Interchange in, Segment ta1) {
    if (ta1.is("TA1")) {
      Standing standing = Standing.of(ta1.text(4));
      told.accept(
          new Acknowledged.OfInterchange(
              in,
              ta1.text(1).strip(),
              ta1.text(2),
              ta1.text(3),
              standing,
              standing == Standing.ACCEPTED ? List.of() : Reasons.of("TA1", ta1, 5, 5)));
    }
  }

  @Override
  public void set(TransactionSet set) {
    Interchange in = set.group().interchange();
    reader =
        switch (set.type()) {
          case "997", "999" -> new SyntaxAnswers(in, told);
          case "824" -> new ApplicationAnswers(in, told);
          // 277CA; a 277 of another guide answers a 276
          case "277" -> set.guide().startsWith("005010X214") ? new ClaimAnswers(in, told) : null;
          default -> null;
        };
  }

  @Override
  public void segment(long position, Segment segment) {
    if (reader != null) {
      reader.segment(segment);
    }
  }

  @Override
  public void setEnded(TransactionSet set, boolean whole, long end) {
    SetReader ended = reader;
    reader = null;
    if (ended != null) {
      ended.end();
    }
  }
}

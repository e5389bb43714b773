package org.corridor.payer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.acknowledgement.AcknowledgementWriter;
import org.corridor.acknowledgement.Admission;
import org.corridor.acknowledgement.ClaimAnswer;
import org.corridor.acknowledgement.Outbox.Kind;
import org.corridor.acknowledgement.ReceivedClaim;
import org.corridor.acknowledgement.Reception;
import org.corridor.edits.Edits;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.RuleBook;
import org.corridor.guides.UnitReader;
import org.corridor.x12.Finding;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.TransactionSet;

/** One reading of what came: its sets, and TA1, 999 and 277CA for them. */
final class Visit implements Admission {

  private static final RuleBook EDITS = Edits.standard();

  private final Letters letters;
  private final Register register;
  private final Faults faults;
  private final Set<String> seen;
  private final Inbound inbound = new Inbound();
  private final Map<Kind, ByteArrayOutputStream> written = new HashMap<>();
  private final List<Outgoing> answers = new ArrayList<>();
  private boolean refused;

  /**
   * @param seen interchanges that were here before
   */
  Visit(Letters letters, Register register, Faults faults, Set<String> seen) {
    this.letters = letters;
    this.register = register;
    this.faults = faults;
    this.seen = seen;
  }

  /** Reads it all. */
  void read(byte[] bytes) {
    Reception reception =
        new Reception(
            this, this::claim, Reception.Role.CLEARINGHOUSE, /* everyInterchange= */ true);
    try (AcknowledgementWriter writer =
        new AcknowledgementWriter(reception, letters, this::open, letters.clock())) {
      GuidedHandler both = new Dispatch(new UnitReader(Set.of(), inbound), writer);
      GuidedReader guided = new GuidedReader(Guides.standard(), EDITS, both, Limits.USUAL);
      new InterchangeReader(guided, Limits.USUAL).read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** TA1, 999 and 277CA. */
  List<Outgoing> answers() {
    return answers;
  }

  /** Its sets that nothing rejects; none of an interchange that is refused. */
  List<Inbound.Set> sound() {
    boolean none = refused || faults.has(Fault.REJECTION_999);
    return none ? List.of() : inbound.sets.stream().filter(Inbound.Set::sound).toList();
  }

  @Override
  public String refusal(Interchange interchange) {
    String key = interchange.sender() + ' ' + interchange.control();
    String code = faults.has(Fault.TA1_REFUSAL) ? "024" : seen.add(key) ? "" : "025";
    refused = !code.isEmpty();
    return code;
  }

  private ClaimAnswer claim(ReceivedClaim received) {
    BilledClaim claim = inbound.claims.get(received.id());
    return claim == null || refused ? new ClaimAnswer.Taken("") : register.take(claim);
  }

  private OutputStream open(Kind kind, Interchange answered) {
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        written.put(kind, this);
      }
    };
  }

  /** Rejects what it is told to, and keeps the answers in their order. */
  private final class Dispatch extends Both {

    Dispatch(GuidedHandler reader, GuidedHandler writer) {
      super(reader, writer);
    }

    @Override
    public void guided(TransactionSet begun, Guide guide) {
      super.guided(begun, guide);
      if (faults.has(Fault.REJECTION_999)) {
        Finding.Place place =
            new Finding.Place(
                begun.group().interchange().control(),
                begun.group().control(),
                begun.control(),
                1,
                "",
                "ST",
                "",
                "",
                "");
        finding(
            new Finding(
                1, Finding.Severity.ERROR, place, "on-demand", "IK5:5", "as asked", "", ""));
      }
    }

    @Override
    public void interchangeEnded(Interchange interchange) {
      super.interchangeEnded(interchange);
      for (Kind kind : Kind.values()) {
        ByteArrayOutputStream bytes = written.remove(kind);
        if (bytes != null) {
          answers.add(outgoing(kind, bytes.toByteArray()));
        }
      }
    }
  }

  private static Outgoing outgoing(Kind kind, byte[] bytes) {
    String header = new String(bytes, 0, 106, UTF_8);
    String name =
        switch (kind) {
          case TA1 -> "TA1";
          case IMPLEMENTATION_999 -> "999";
          case CLAIM_277CA -> "277CA";
        };
    return new Outgoing(name, header.substring(90, 99), bytes);
  }
}

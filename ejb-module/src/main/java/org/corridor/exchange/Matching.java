package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.corridor.acknowledgement.Acknowledged;
import org.corridor.acknowledgement.Acknowledged.Defect;
import org.corridor.acknowledgement.AcknowledgementReader;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/** Takes acknowledgements, and notes what they say with what they answer and with its claims. */
final class Matching implements SetConsumer {

  static final String NAME = "acknowledgements";

  private static final int AT_ONCE = 500;
  private static final int LONGEST_RAW = 20_000;

  private final Office office;
  private final Answers answers;

  Matching(Office office, Answers answers) {
    this.office = office;
    this.answers = answers;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> kinds() {
    return Answers.KINDS;
  }

  @Override
  public void take(ReceivedSet set) throws IOException {
    try {
      office
          .database()
          .inTransaction(
              connection -> {
                new Visit(connection, set).make();
                return set;
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private final class Visit {

    private final Connection connection;
    private final ReceivedSet set;
    private final ReceivedSet.Header header;
    private final Partner partner;
    private final Set<UUID> named = new HashSet<>();
    private final List<ClaimEvent> events = new ArrayList<>();
    private final StringBuilder raw = new StringBuilder();
    private long began;
    private boolean matched;

    Visit(Connection connection, ReceivedSet set) {
      this.connection = connection;
      this.set = set;
      this.header = set.header();
      this.partner =
          office
              .partners()
              .get()
              .named(header.partner())
              .orElseThrow(() -> new SetUnusable("there is no partner " + header.partner()));
    }

    void make() throws SQLException {
      set.taken(connection);
      try (InputStream in = set.open()) {
        new InterchangeReader(new Remembering(new AcknowledgementReader(this::said)), Limits.USUAL)
            .read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Office.Failed e) {
        throw e.why();
      }
      if (!matched) {
        throw new SetUnusable("it answers nothing that was sent to this partner");
      }
      flush();
    }

    private void said(Acknowledged said) {
      Office.ask(
          () -> {
            matched |= matches(said);
            return said;
          });
    }

    private boolean matches(Acknowledged said) throws SQLException {
      UUID by = header.interchange();
      if (said instanceof Acknowledged.OfSet one) {
        Optional<StoredSet> ours = answers.ofSet(connection, by, partner, one, raw.toString());
        ours.ifPresent(found -> named.add(found.id()));
        one.defects().stream()
            .filter(defect -> defect.unit().contains(":"))
            .collect(Collectors.groupingBy(Defect::unit))
            .forEach((unit, defects) -> defects(unit, defects));
        return ours.isPresent();
      }
      if (said instanceof Acknowledged.OfGroup one) {
        return answers.ofGroup(connection, by, partner, one, named, raw.toString());
      }
      if (said instanceof Acknowledged.OfBatch one) {
        return answers.ofBatch(connection, by, partner, one, raw.toString());
      }
      if (said instanceof Acknowledged.OfClaim one) {
        String numbers =
            one.payerNumber().isEmpty() ? "" : "payer's number " + one.payerNumber() + "; ";
        event(
            one.claim(),
            ClaimEventKind.TAKEN,
            one.standing() + ": " + numbers + Answers.reasons(one.reasons()) + lines(one));
      }
      return said instanceof Acknowledged.ByApplication;
    }

    private static String lines(Acknowledged.OfClaim one) {
      return one.lines().stream()
          .map(line -> "; line " + line.control() + ": " + Answers.reasons(line.reasons()))
          .collect(Collectors.joining());
    }

    private void defects(String unit, List<Defect> defects) {
      String note =
          defects.stream()
              .map(
                  one ->
                      "%s %s%s: %s %s"
                          .formatted(
                              one.loop(),
                              one.segment(),
                              one.element().isEmpty() ? "" : "-" + one.element(),
                              one.reason().code(),
                              one.reason().text())
                          .strip())
              .collect(Collectors.joining("; "));
      event(unit.substring(unit.indexOf(':') + 1), ClaimEventKind.ACKNOWLEDGED, note);
    }

    private void event(String claim, ClaimEventKind kind, String note) {
      events.add(
          new ClaimEvent(
              claim,
              kind,
              header.receivedAt(),
              new ClaimEvent.Spot(
                  Optional.of(header.interchange()),
                  Optional.of(header.set()),
                  header.control(),
                  header.groupControl(),
                  header.setControl(),
                  began),
              raw.toString(),
              note));
      if (events.size() >= AT_ONCE) {
        Office.ask(
            () -> {
              flush();
              return claim;
            });
      }
    }

    private void flush() throws SQLException {
      office.events().recording(List.copyOf(events)).on(connection);
      events.clear();
    }

    /** Keeps the segments of what is being told, for the story. */
    private final class Remembering extends Forwarding {

      Remembering(AcknowledgementReader next) {
        super(next);
      }

      @Override
      public void set(TransactionSet begun) {
        raw.setLength(0);
        super.set(begun);
      }

      @Override
      public void segment(long position, Segment segment) {
        boolean closes = segment.is("IK5") || segment.is("AK5") || segment.is("AK9");
        if (closes) {
          remember(position, segment);
          super.segment(position, segment);
          return;
        }
        // What begins the next one is what tells the reader that the one before is whole.
        super.segment(position, segment);
        if (segment.is("HL") || segment.is("AK2") || segment.is("OTI")) {
          raw.setLength(0);
        }
        remember(position, segment);
      }

      private void remember(long position, Segment segment) {
        if (raw.length() == 0 || segment.is("AK9")) {
          raw.setLength(0);
          began = position;
        }
        if (raw.length() < LONGEST_RAW && !segment.is("SE")) {
          raw.append(segment.raw()).append((char) segment.separators().segment());
        }
      }
    }
  }
}

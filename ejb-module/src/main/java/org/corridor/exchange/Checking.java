package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.corridor.acknowledgement.Acknowledged;
import org.corridor.acknowledgement.AcknowledgementReader;
import org.corridor.acknowledgement.AcknowledgementWriter;
import org.corridor.acknowledgement.Admission;
import org.corridor.acknowledgement.ClaimDesk;
import org.corridor.acknowledgement.ControlNumbers;
import org.corridor.acknowledgement.Outbox.Kind;
import org.corridor.acknowledgement.Reception;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.RuleBook;
import org.corridor.journal.Query;
import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeHandler;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/**
 * Checks one interchange that came and writes, in one transaction, what is in it, our answers, and
 * what is to be taken by whom.
 */
final class Checking {

  private final Office office;
  private final RuleBook rules;
  private final Consumers consumers;
  private final Answers answers;

  Checking(Office office, RuleBook rules, Consumers consumers, Answers answers) {
    this.office = office;
    this.rules = rules;
    this.consumers = consumers;
    this.answers = answers;
  }

  /** Checks one that is stored; any other stays as it is. */
  void check(Connection connection, UUID id, boolean answeredByCaller) throws SQLException {
    Query.list(
        connection,
        "SELECT id FROM interchange WHERE id = ? FOR UPDATE",
        row -> row.getString(1),
        id);
    Optional<StoredInterchange> found =
        InterchangeRows.find(connection, id).filter(one -> one.state() == InterchangeState.STORED);
    if (found.isPresent()) {
      try {
        check(connection, found.get(), answeredByCaller);
      } catch (IOException e) {
        throw e instanceof FileStore.NotStored && e.getCause() instanceof SQLException why
            ? why
            : new SQLException("an interchange cannot be read", e);
      } catch (Office.Failed e) {
        throw e.why();
      }
    }
  }

  private void check(Connection connection, StoredInterchange stored, boolean answeredByCaller)
      throws SQLException, IOException {
    InterchangeRows.clear(connection, stored.id());
    Optional<Interchange> header = header(connection, stored);
    if (header.isEmpty()) {
      park(connection, stored, "there is no interchange in it");
      return;
    }
    Optional<Partner> partner = office.partners().get().senderOf(header.get());
    if (partner.isEmpty()) {
      park(
          connection,
          stored,
          "unknown sender %s to %s".formatted(stored.sender(), stored.receiver()));
      return;
    }
    // One at a time of a partner: two hubs with the same interchange must not both see it first.
    lock(connection, partner.get().id());
    new Visit(connection, stored, partner.get(), answeredByCaller).make();
  }

  private void park(Connection connection, StoredInterchange stored, String why)
      throws SQLException {
    InterchangeRows.move(connection, stored.id(), InterchangeState.PARKED, why, office.now());
  }

  private void lock(Connection connection, String partner) throws SQLException {
    Query.update(
        connection,
        office
            .database()
            .dialect()
            .insertIfAbsent("control_number", "partner, kind, next_value", 2),
        partner,
        "CHECK",
        0L);
    Query.list(
        connection,
        "SELECT next_value FROM control_number WHERE partner = ? AND kind = 'CHECK' FOR UPDATE",
        row -> row.getLong(1),
        partner);
  }

  private Optional<Interchange> header(Connection connection, StoredInterchange stored)
      throws IOException {
    List<Interchange> found = new ArrayList<>();
    StoredInterchange.Bytes bytes = stored.bytes();
    long beginning = Math.min(bytes.length(), FileStore.PART);
    try (InputStream in =
        office.files().read(connection, bytes.file(), bytes.begins(), beginning)) {
      Splitting.read(in, (interchange, from) -> found.add(interchange));
    }
    return found.stream().findFirst();
  }

  private InputStream bytes(Connection connection, StoredInterchange stored) {
    StoredInterchange.Bytes bytes = stored.bytes();
    return office.files().read(connection, bytes.file(), bytes.begins(), bytes.length());
  }

  /** A TA1. */
  private record Note(Acknowledged.OfInterchange said, String raw) {}

  /** A claim in an 835 or 277. */
  private record Mention(UUID set, ClaimEventKind kind, String claim, long position, String raw) {}

  /** One reading of an interchange. */
  private final class Visit {

    private final Connection connection;
    private final StoredInterchange stored;
    private final Partner partner;
    private final boolean answeredByCaller;
    private final InterchangeIndex index = new InterchangeIndex(office.ids(), this::claim);
    private final List<Mention> mentions = new ArrayList<>();
    private final InterchangeRows.Draft draft;
    private final List<FileStore.Writing> written = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private String duplicate = "";

    Visit(
        Connection connection,
        StoredInterchange stored,
        Partner partner,
        boolean answeredByCaller) {
      this.connection = connection;
      this.stored = stored;
      this.partner = partner;
      this.answeredByCaller = answeredByCaller;
      this.draft =
          new InterchangeRows.Draft(
              stored.id(),
              Direction.IN,
              partner.id(),
              stored.bytes().file(),
              stored.bytes().begins(),
              stored.bytes().length(),
              stored.sender(),
              stored.receiver(),
              stored.control(),
              Optional.empty());
    }

    void make() throws SQLException, IOException {
      duplicate = duplicate();
      Reception reception =
          new Reception(
              new Known(),
              ClaimDesk.TAKES_ALL,
              Reception.Role.CLEARINGHOUSE,
              partner.due().noteEverything());
      try (AcknowledgementWriter writer =
              new AcknowledgementWriter(reception, new Numbers(), this::open, office.clock());
          InputStream in = bytes(connection, stored)) {
        Both both = new Both(List.of(index, writer), this::reference);
        GuidedReader guided = new GuidedReader(Guides.standard(), rules, both, Limits.USUAL);
        new InterchangeReader(new Noting(guided), Limits.USUAL).read(in);
      }
      write();
    }

    private String duplicate() throws SQLException {
      List<String> before =
          Query.list(
              connection,
              "SELECT f.name, i.at, f.digest FROM interchange i JOIN exchange_file f ON f.id ="
                  + " i.file_id WHERE i.direction = 'IN' AND i.partner = ? AND i.control = ? AND"
                  + " i.id <> ? AND i.state IN ('PARTLY', 'ACCEPTED') ORDER BY i.id LIMIT 1",
              row ->
                  (row.getString(3).equals(stored.bytes().digest())
                          ? "the same file came on "
                          : "ISA13 was used on ")
                      + Query.moment(row, 2)
                      + ", as "
                      + row.getString(1),
              partner.id(),
              stored.control(),
              stored.id());
      return before.stream().findFirst().orElse("");
    }

    private OutputStream open(Kind kind, Interchange answered) {
      String name = "%s-%s".formatted(stored.control(), kind);
      FileStore.Writing file =
          office.files().write(connection, Direction.OUT, name, Optional.empty());
      written.add(file);
      return file;
    }

    /** Whether a BHT03 was here before; then the set is not taken. */
    private boolean reference(TransactionSet set, String reference) {
      if (!set.type().equals("837") || reference.isEmpty()) {
        return false;
      }
      boolean again =
          index.sets.stream()
              .anyMatch(one -> one.reference().equals(reference) && !index.isRefused(one));
      return again
          || Office.ask(
              () ->
                  !Query.list(
                          connection,
                          "SELECT id FROM interchange_set WHERE reference = ? AND partner = ? AND"
                              + " direction = 'IN' AND type = '837' AND state <> 'REFUSED' AND"
                              + " interchange_id <> ? LIMIT 1",
                          row -> row.getString(1),
                          reference,
                          partner.id(),
                          stored.id())
                      .isEmpty());
    }

    /** What is known of earlier ones. */
    private final class Known implements Admission {

      @Override
      public String refusal(Interchange interchange) {
        if (!duplicate.isEmpty()) {
          index.refuse("TA1:025 " + duplicate);
          return "025";
        }
        if (!interchange.usage().equals(partner.usage())) {
          index.refuse("TA1:020 ISA15 is not " + partner.usage());
          return "020";
        }
        return "";
      }

      @Override
      public String refusal(FunctionalGroup group) {
        boolean again =
            Office.ask(
                () ->
                    !Query.list(
                            connection,
                            "SELECT g.ordinal FROM interchange_group g JOIN interchange i ON i.id ="
                                + " g.interchange_id WHERE g.control = ? AND g.functional_id = ?"
                                + " AND i.partner = ? AND i.direction = 'IN' AND i.id <> ? AND"
                                + " i.state IN ('PARTLY', 'ACCEPTED') LIMIT 1",
                            row -> row.getInt(1),
                            group.control(),
                            group.functionalId(),
                            partner.id(),
                            stored.id())
                        .isEmpty());
        if (again) {
          index.refuseGroup();
        }
        return again ? "19" : "";
      }
    }

    private final class Numbers implements ControlNumbers {

      private final AtomicLong sets = new AtomicLong();

      @Override
      public long interchange(Interchange answered) {
        return office.numbers().next(partner, NumberKind.ISA13);
      }

      @Override
      public long group(Interchange answered) {
        return office.numbers().next(partner, NumberKind.GS06);
      }

      @Override
      public long set(Interchange answered) {
        return sets.incrementAndGet();
      }
    }

    /** Reads TA1 beside everything else. */
    private final class Noting extends Forwarding {

      Noting(InterchangeHandler next) {
        super(next);
      }

      @Override
      public void service(Interchange interchange, Segment segment) {
        new AcknowledgementReader(
                one -> {
                  if (one instanceof Acknowledged.OfInterchange note) {
                    notes.add(new Note(note, segment.raw()));
                  }
                })
            .service(interchange, segment);
        super.service(interchange, segment);
      }
    }

    private void write() throws SQLException, IOException {
      InterchangeRows.index(connection, draft, index);
      boolean whole = index.refusal().isEmpty();
      Set<UUID> refused = new HashSet<>();
      for (FoundSet set : index.sets) {
        if (index.isRefused(set)) {
          refused.add(set.id());
          String why = whole ? "our 999 rejects it" : index.refusal();
          InterchangeRows.insert(connection, draft, set, SetState.REFUSED, why, office.now());
        } else {
          waiting(set);
        }
      }
      if (whole) {
        for (Note note : notes) {
          UUID written =
              answers.ofInterchange(connection, stored.id(), partner, note.said(), note.raw());
          Takings.begin(connection, written, consumers.of("TA1"), office.now());
        }
        mention(refused);
      }
      InterchangeState state =
          !duplicate.isEmpty()
              ? InterchangeState.DUPLICATE
              : !whole || (!index.sets.isEmpty() && refused.size() == index.sets.size())
                  ? InterchangeState.REFUSED
                  : refused.isEmpty() ? InterchangeState.ACCEPTED : InterchangeState.PARTLY;
      InterchangeRows.move(connection, stored.id(), state, index.refusal(), office.now());
      for (FileStore.Writing file : written) {
        answer(file.stored());
      }
    }

    private void claim(UUID set, String type, String claim, long position, String raw) {
      if (type.equals("835")) {
        mentions.add(new Mention(set, ClaimEventKind.REMITTED, claim, position, raw));
      } else if (type.equals("277")) {
        mentions.add(new Mention(set, ClaimEventKind.STATUS, claim, position, raw));
      }
    }

    /** Writes into the stories of claims that they stand here, and that this was waited for. */
    private void mention(Set<UUID> refused) throws SQLException {
      for (FoundSet set : index.sets) {
        if (!refused.contains(set.id())) {
          List<Mention> here = mentions.stream().filter(one -> one.set().equals(set.id())).toList();
          office
              .events()
              .recording(here.stream().map(one -> event(set, one)).toList())
              .on(connection);
          Waiting.answered(connection, partner.id(), set);
          Waiting.paid(
              connection,
              here.stream()
                  .filter(one -> one.kind() == ClaimEventKind.REMITTED)
                  .map(Mention::claim)
                  .distinct()
                  .toList());
        }
      }
    }

    private ClaimEvent event(FoundSet set, Mention one) {
      return new ClaimEvent(
          one.claim(),
          one.kind(),
          stored.at(),
          new ClaimEvent.Spot(
              Optional.of(stored.id()),
              Optional.of(set.id()),
              stored.control(),
              set.header().group().control(),
              set.header().control(),
              one.position()),
          one.raw(),
          set.kind() + " " + set.reference());
    }

    private void waiting(FoundSet set) throws SQLException {
      List<String> takers = consumers.of(set.kind());
      boolean agreed =
          partner.agreed().receives().isEmpty()
              || partner.agreed().receives().contains(set.kind())
              || Answers.KINDS.contains(set.kind());
      String parked =
          !agreed
              ? set.kind() + " is not agreed with this partner"
              : takers.isEmpty() ? "nobody takes " + set.kind() : "";
      InterchangeRows.insert(
          connection,
          draft,
          set,
          parked.isEmpty() ? SetState.WAITING : SetState.PARKED,
          parked,
          office.now());
      if (parked.isEmpty()) {
        Takings.begin(connection, set.id(), takers, office.now());
      }
    }

    private void answer(FileStore.Stored file) throws SQLException, IOException {
      Sent.write(
          office,
          connection,
          new Sent.Draft(
              office.id(),
              partner,
              new Sent.Bytes(file.id(), 0, file.size()),
              Optional.of(stored.id()),
              answeredByCaller ? InterchangeState.SENT : InterchangeState.READY));
    }
  }

  /** Tells several; and a set whose BHT03 was here before gets a finding for it. */
  private static final class Both extends Several {

    /** Knows references. */
    interface References {
      boolean isKnown(TransactionSet set, String reference);
    }

    private final References references;

    Both(List<? extends org.corridor.guides.GuidedHandler> all, References references) {
      super(all);
      this.references = references;
    }

    @Override
    public void segment(org.corridor.guides.SegmentUse use, long position, Segment segment) {
      super.segment(use, position, segment);
      TransactionSet set = current();
      if (set != null
          && position == 2
          && segment.is("BHT")
          && references.isKnown(set, segment.text(3))) {
        FunctionalGroup group = set.group();
        Finding.Place place =
            new Finding.Place(
                group.interchange().control(),
                group.control(),
                set.control(),
                position,
                "",
                "BHT",
                "3",
                "127",
                "");
        finding(
            new Finding(
                7,
                Finding.Severity.ERROR,
                place,
                "batch-again",
                "IK4:I12",
                "BHT03 was used for an earlier batch",
                "give each batch a number of its own",
                ""));
      }
    }
  }
}

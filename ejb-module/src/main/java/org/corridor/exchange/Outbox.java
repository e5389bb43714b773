package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.guides.Guide;
import org.corridor.guides.Guides;
import org.corridor.journal.Query;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.Separators;

/**
 * What is sent to partners. An interchange is stored, with its numbers and the places of its
 * claims, before it leaves; {@code Delivering} sends it. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Outbox {

  private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
  private static final Set<SetState> ACCEPTED_OR_ON_ITS_WAY =
      Set.of(
          SetState.READY,
          SetState.SENT,
          SetState.RECEIVED,
          SetState.ACCEPTED,
          SetState.WITH_ERRORS,
          SetState.REPLACED);

  private final Office office;

  Outbox(Office office) {
    this.office = office;
  }

  /**
   * Stores an interchange of these sets, one group for each guide.
   *
   * @param partner to whom
   * @return our id of the interchange
   * @throws NotSendable when one of them is not to be sent, or takes the place of a set that was
   *     not rejected; then none is
   */
  public UUID send(String partner, List<SetDraft> sets) {
    return store(partner, sets, false).interchange();
  }

  /**
   * The same for a conversation: the caller sends the bytes itself, at once.
   *
   * @param bytes what to send
   */
  public record Spoken(UUID interchange, byte[] bytes) {}

  /** Stores an interchange that the caller sends itself. */
  public Spoken speak(String partner, List<SetDraft> sets) throws IOException {
    Written written = store(partner, sets, true);
    try (InputStream in = office.files().read(written.file().id(), 0, written.file().size())) {
      return new Spoken(written.interchange(), in.readAllBytes());
    }
  }

  private record Written(UUID interchange, FileStore.Stored file) {}

  private Written store(String partnerId, List<SetDraft> sets, boolean sent) {
    Partner partner = partner(partnerId);
    if (sets.isEmpty()) {
      throw new NotSendable("there is no set to send");
    }
    sets.stream()
        .map(SetDraft::kind)
        .filter(kind -> !partner.agreed().sends().contains(kind))
        .findFirst()
        .ifPresent(
            kind -> {
              throw new NotSendable(kind + " is not agreed with " + partnerId);
            });
    // Outside of the transaction: a number that was given is never given again.
    Numbered numbered = numbered(partner, sets);
    try {
      return office
          .database()
          .inTransaction(
              connection -> {
                UUID interchange = office.id();
                replaceable(connection, partner, sets);
                FileStore.Writing file =
                    office
                        .files()
                        .write(
                            connection,
                            Direction.OUT,
                            numbered.header().control(),
                            Optional.empty());
                try (file) {
                  write(file, numbered);
                } catch (FileStore.NotStored e) {
                  throw e.getCause() instanceof SQLException why ? why : new SQLException(e);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                register(connection, partner, interchange, file.stored(), sets, sent);
                return new Written(interchange, file.stored());
              });
    } catch (Office.Failed e) {
      throw new NotSendable("the database failed: " + e.why().getSQLState());
    }
  }

  /**
   * The sets of ours of a type that carry a reference, the newest last: whether what is to be sent
   * was sent before.
   *
   * @param type ST01
   * @param reference BHT03, or BGN02 of a 275
   */
  public List<StoredSet> sent(String partner, String type, String reference) {
    return office
        .database()
        .inTransaction(
            connection ->
                InterchangeRows.sets(
                    connection,
                    " WHERE s.direction = 'OUT' AND s.partner = ? AND s.type = ? AND s.reference"
                        + " = ? ORDER BY s.id",
                    partner,
                    type,
                    reference));
  }

  private Partner partner(String id) {
    return office
        .partners()
        .get()
        .named(id)
        .orElseThrow(() -> new NotSendable("there is no partner " + id));
  }

  private record Numbered(Interchange header, Map<FunctionalGroup, List<SetDraft>> groups) {}

  private Numbered numbered(Partner partner, List<SetDraft> sets) {
    LocalDateTime now = LocalDateTime.ofInstant(office.now(), office.clock().getZone());
    Interchange header =
        new Interchange(
            InterchangeWriter.nineDigits(office.numbers().next(partner, NumberKind.ISA13)),
            partner.us().qualifier(),
            partner.us().id(),
            partner.them().qualifier(),
            partner.them().id(),
            now.format(SHORT_DATE),
            now.format(TIME),
            "00501",
            partner.due().within().containsKey("TA1"),
            partner.usage(),
            Separators.USUAL,
            0);
    Map<String, List<SetDraft>> kinds = new LinkedHashMap<>();
    sets.forEach(set -> kinds.computeIfAbsent(set.kind(), one -> new ArrayList<>()).add(set));
    Map<FunctionalGroup, List<SetDraft>> groups = new LinkedHashMap<>();
    kinds.forEach(
        (kind, own) -> {
          Guide guide = Guides.standard().kind(kind);
          groups.put(
              new FunctionalGroup(
                  header,
                  guide.group(),
                  partner.us().group(),
                  partner.them().group(),
                  now.format(DATE),
                  now.format(TIME),
                  Long.toString(office.numbers().next(partner, NumberKind.GS06)),
                  guide.convention()),
              own);
        });
    return new Numbered(header, groups);
  }

  private static void write(FileStore.Writing file, Numbered numbered) throws IOException {
    InterchangeWriter writer = new InterchangeWriter(file, Separators.USUAL, true);
    writer.begin(numbered.header());
    for (Map.Entry<FunctionalGroup, List<SetDraft>> group : numbered.groups().entrySet()) {
      writer.group(group.getKey());
      int number = 0;
      for (SetDraft set : group.getValue()) {
        Guide guide = Guides.standard().kind(set.kind());
        writer.set(guide.set(), String.format(Locale.ROOT, "%04d", ++number), guide.convention());
        set.body().write(writer.segments());
        writer.endSet();
      }
      writer.endGroup();
    }
    writer.end();
  }

  private static void replaceable(Connection connection, Partner partner, List<SetDraft> sets)
      throws SQLException {
    for (SetDraft set : sets) {
      if (set.replaces().isPresent()) {
        StoredSet old =
            InterchangeRows.sets(
                    connection,
                    " WHERE s.id = ? AND s.direction = 'OUT' AND s.partner = ? FOR UPDATE",
                    set.replaces().get(),
                    partner.id())
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotSendable("there is no such set that was sent"));
        if (old.state() != SetState.REJECTED) {
          throw new NotSendable("the set is not rejected, but " + old.state());
        }
      }
    }
  }

  private void register(
      Connection connection,
      Partner partner,
      UUID interchange,
      FileStore.Stored file,
      List<SetDraft> sets,
      boolean sent)
      throws SQLException {
    InterchangeIndex index;
    try {
      index =
          Sent.write(
              office,
              connection,
              new Sent.Draft(
                  interchange,
                  partner,
                  new Sent.Bytes(file.id(), 0, file.size()),
                  Optional.empty(),
                  sent ? InterchangeState.SENT : InterchangeState.READY));
    } catch (FileStore.NotStored e) {
      throw e.getCause() instanceof SQLException why ? why : new SQLException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Office.Failed e) {
      throw e.why();
    }
    neverTwice(connection, partner, index);
    // Sets are written group by group, in the order of their drafts.
    List<SetDraft> inOrder = new ArrayList<>();
    sets.stream()
        .map(SetDraft::kind)
        .distinct()
        .forEach(kind -> sets.stream().filter(s -> s.kind().equals(kind)).forEach(inOrder::add));
    for (int i = 0; i < inOrder.size(); i++) {
      if (inOrder.get(i).replaces().isPresent()) {
        Query.update(
            connection,
            "UPDATE interchange_set SET state = 'REPLACED', state_at = ?, replaced_by = ? WHERE id"
                + " = ?",
            office.now(),
            index.sets.get(i).id(),
            inOrder.get(i).replaces().get());
      }
    }
  }

  /** A batch of claims that was accepted, or is on its way, is not sent again. */
  private static void neverTwice(Connection connection, Partner partner, InterchangeIndex index)
      throws SQLException {
    for (FoundSet set : index.sets) {
      if (set.header().type().equals("837") && !set.reference().isEmpty()) {
        List<StoredSet> same =
            InterchangeRows.sets(
                connection,
                " WHERE s.direction = 'OUT' AND s.partner = ? AND s.reference = ? AND s.type ="
                    + " '837' AND s.id <> ?",
                partner.id(),
                set.reference(),
                set.id());
        Optional<StoredSet> known =
            same.stream().filter(one -> ACCEPTED_OR_ON_ITS_WAY.contains(one.state())).findFirst();
        if (known.isPresent()) {
          throw new NotSendable("this batch is sent already, and " + known.get().state());
        }
      }
    }
  }

  /**
   * Takes over an interchange that was made elsewhere, with its numbers; ours go on behind them.
   *
   * @param incoming its bytes; one interchange in a file
   * @param deliver whether we send it; otherwise it is on its way
   * @return our id of the interchange
   * @throws NotSendable when it is for no partner, or was here before
   * @throws IOException when the bytes cannot be read
   */
  public UUID adopt(Incoming incoming, boolean deliver) throws IOException {
    try {
      StoredInterchange adopted =
          office.database().inTransaction(connection -> adopt(connection, incoming, deliver));
      number(adopted);
      return adopted.id();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void number(StoredInterchange adopted) {
    office.numbers().used(adopted.partner(), NumberKind.ISA13, number(adopted.control()));
    List<String> groups =
        office
            .database()
            .inTransaction(
                connection ->
                    Query.list(
                        connection,
                        "SELECT control FROM interchange_group WHERE interchange_id = ?",
                        row -> row.getString(1),
                        adopted.id()));
    groups.forEach(
        group -> office.numbers().used(adopted.partner(), NumberKind.GS06, number(group)));
  }

  private static long number(String control) {
    return control.matches("\\d{1,9}") ? Long.parseLong(control) : 0;
  }

  private StoredInterchange adopt(Connection connection, Incoming incoming, boolean deliver)
      throws SQLException {
    List<StoredInterchange> known =
        InterchangeRows.list(connection, " WHERE f.claim = ?", incoming.key());
    if (!known.isEmpty()) {
      return known.get(0);
    }
    try {
      FileStore.Writing file =
          office
              .files()
              .write(connection, Direction.OUT, incoming.name(), Optional.of(incoming.key()));
      try (file;
          InputStream in = incoming.content().open()) {
        in.transferTo(file);
      }
      Partner partner = receiver(connection, file.stored());
      UUID id = office.id();
      InterchangeIndex index =
          Sent.write(
              office,
              connection,
              new Sent.Draft(
                  id,
                  partner,
                  new Sent.Bytes(file.stored().id(), 0, file.stored().size()),
                  Optional.empty(),
                  deliver ? InterchangeState.READY : InterchangeState.SENT));
      if (!index.refusal().isEmpty() || index.sets.stream().anyMatch(index::isRefused)) {
        throw new NotSendable("its envelopes are wrong: " + index.refusal());
      }
      neverTwice(connection, partner, index);
      return InterchangeRows.find(connection, id).orElseThrow();
    } catch (FileStore.NotStored e) {
      throw e.getCause() instanceof SQLException why ? why : new SQLException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Office.Failed e) {
      throw e.why();
    }
  }

  private Partner receiver(Connection connection, FileStore.Stored file)
      throws SQLException, IOException {
    List<Interchange> headers = new ArrayList<>();
    try (InputStream in = office.files().read(connection, file.id(), 0, file.size())) {
      Splitting.read(in, (header, from) -> headers.add(header));
    }
    if (headers.size() != 1) {
      throw new NotSendable("it has " + headers.size() + " interchanges, not one");
    }
    Interchange header = headers.get(0);
    Partner partner =
        office
            .partners()
            .get()
            .receiverOf(header)
            .orElseThrow(
                () ->
                    new NotSendable(
                        "no partner is known by %s:%s"
                            .formatted(header.receiverQualifier(), header.receiver())));
    List<StoredInterchange> same =
        InterchangeRows.list(
            connection,
            " WHERE i.direction = 'OUT' AND i.partner = ? AND i.control = ?",
            partner.id(),
            header.control());
    if (!same.isEmpty()) {
      throw new NotSendable("ISA13 was used on " + same.get(0).at());
    }
    return partner;
  }
}

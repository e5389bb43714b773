package org.corridor.claims;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.claims.AttachmentWriter.Document;
import org.corridor.exchange.NotSendable;
import org.corridor.exchange.NumberBook;
import org.corridor.exchange.Partner;
import org.corridor.exchange.Partners;
import org.corridor.exchange.SetDraft;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;
import org.corridor.repository.FhirRepository;

/**
 * Documents for claims: taken, and sent when their claims have left. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Attachments {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int AT_ONCE = 200;
  private static final String REPORT = "[A-Z0-9]{2}";
  private static final String CONTROL = "[A-Za-z0-9 ./_-]{2,50}";

  private final ClaimsSettings settings;
  private final Database database;
  private final Supplier<Partners> partners;
  private final org.corridor.exchange.Outbox outbox;
  private final NumberBook numbers;
  private final Leases leases;
  private final Clock clock;

  @SuppressWarnings("TooManyParameters") // everything that a document touches
  Attachments(
      ClaimsSettings settings,
      Database database,
      Supplier<Partners> partners,
      org.corridor.exchange.Outbox outbox,
      NumberBook numbers,
      Leases leases,
      Clock clock) {
    this.settings = settings;
    this.database = database;
    this.partners = partners;
    this.outbox = outbox;
    this.numbers = numbers;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * A document.
   *
   * @param control PWK06, or TRN02 of the payer's request
   * @param claim as {@code Claim/…}
   * @param document as {@code DocumentReference/…} or {@code Binary/…}
   * @param length in bytes
   * @param state WAITING for its claim or partner, ASKED for by the payer, SENT
   * @param reason why it waits, or empty
   */
  public record Row(
      String control,
      String claim,
      String number,
      String document,
      long length,
      String who,
      String state,
      Instant stateAt,
      String reason) {}

  /**
   * Attaches a document to a claim.
   *
   * @param report PWK01, such as {@code OZ}
   * @param request TRN02 of the payer's request; empty for what the claim announces
   * @return its control number
   * @throws LotRefused when it cannot be attached; the message says why
   */
  public String attach(
      FhirRepository repository,
      String claim,
      String document,
      String report,
      Optional<String> request,
      String who) {
    String type = report.toUpperCase(Locale.ROOT);
    if (!type.matches(REPORT) || request.filter(r -> !r.matches(CONTROL)).isPresent()) {
      throw new LotRefused("the kind of report or the number of the request is none");
    }
    String control = request.orElseGet(() -> "A" + numbers.nextReference());
    Attaching attaching =
        new Attaching(claim, document, type, control, request.isPresent(), settings.attachment());
    repository.commit(List.of(attaching));
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                database
                    .dialect()
                    .insertIfAbsent(
                        "claim_attachment",
                        "control, claim, number, document, length, who, state, state_at, reason",
                        1),
                control,
                claim,
                Batch.cut(attaching.number(), 50),
                Batch.cut(document),
                (long) attaching.length(),
                Batch.cut(who),
                request.isPresent() ? "ASKED" : "WAITING",
                clock.instant(),
                ""));
    return control;
  }

  /** The documents of a claim. */
  public List<Row> of(String claim) {
    return database.inTransaction(
        connection -> list(connection, " WHERE a.claim = ? ORDER BY a.control", claim));
  }

  private static List<Row> list(Connection connection, String condition, Object... values)
      throws SQLException {
    return Query.list(
        connection,
        "SELECT a.control, a.claim, a.number, a.document, a.length, a.who, a.state, a.state_at,"
            + " a.reason FROM claim_attachment a"
            + condition,
        row ->
            new Row(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                Query.moment(row, 8),
                row.getString(9)),
        values);
  }

  /** Sends the documents whose claims have left. */
  public int send(FhirRepository repository) {
    return leases
        .alone(
            "attachments",
            LONGEST,
            () -> (int) due().stream().filter(row -> send(repository, row)).count())
        .orElse(0);
  }

  private List<Row> due() {
    return database.inTransaction(
        connection ->
            list(
                connection,
                " JOIN claim_draft d ON d.claim = a.claim WHERE a.state IN ('WAITING', 'ASKED')"
                    + " AND d.state = 'SENT' ORDER BY a.state_at, a.control LIMIT "
                    + AT_ONCE));
  }

  private boolean send(FhirRepository repository, Row row) {
    WrittenClaims claims = new WrittenClaims(List.of(row.claim()));
    ReadDocument document = new ReadDocument(row.document());
    repository.commit(List.of(claims, document));
    Optional<Submission> claim = claims.of(row.claim());
    if (claim.isEmpty() || document.bytes().isEmpty()) {
      return note(row, row.state(), "the claim or the document is gone");
    }
    Optional<Partner> partner = PartnerOutbox.ofPayer(partners.get(), "275", claim.get().payer());
    if (partner.isEmpty()) {
      return note(row, row.state(), "no partner takes 275");
    }
    try {
      if (outbox.sent(partner.get().id(), "275", row.control()).isEmpty()) {
        say(
            partner.get(),
            new Document(
                row.control(), row.state().equals("ASKED"), claim.get(), document.bytes().get()));
      }
    } catch (NotSendable | LotRefused e) {
      return note(row, row.state(), String.valueOf(e.getMessage()));
    }
    note(row, "SENT", "");
    return true;
  }

  private void say(Partner partner, Document document) {
    SetHeader header = SetHeader.of(settings.submitter(), partner, document.control(), clock);
    outbox.send(
        partner.id(),
        List.of(
            new SetDraft(
                "275",
                Optional.empty(),
                segments -> new AttachmentWriter(segments).write(header, document))));
  }

  /** Writes down what became of it; it comes last next time. */
  private boolean note(Row row, String state, String reason) {
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                "UPDATE claim_attachment SET state = ?, state_at = ?, reason = ? WHERE control = ?",
                state,
                clock.instant(),
                Batch.cut(reason, 500),
                row.control()));
    return false;
  }
}

package org.corridor.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.intake.Door;
import org.corridor.intake.Entrant;
import org.corridor.interfaces.CsvMap;
import org.corridor.journal.Format;
import org.corridor.pickup.LooseSheet;
import org.corridor.pickup.LooseSheets;
import org.corridor.pickup.SheetAccount;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;

/**
 * Tables, answered with what became of their rows. One that was not taken whole is kept, with the
 * rows at fault, for analysts to look at.
 */
final class TablePosts {

  private static final String JSON_TYPE = "application/json";
  private static final String PROBLEM_TYPE = "application/problem+json";
  private static final int ACCEPTED = 202;
  private static final int UNPROCESSABLE = 422;

  private final LooseSheets sheets;
  private final Door door;

  TablePosts(LooseSheets sheets, Door door) {
    this.sheets = sheets;
    this.door = door;
  }

  Answer post(Post post, CsvMap declared) throws InterruptedException {
    if (post.key().length() > Post.LONGEST_KEY) {
      return problem(400, "Idempotency-Key has " + Post.LONGEST_KEY + " characters at the most");
    }
    CsvMap map = post.charset().map(declared::in).orElse(declared);
    LooseSheets.Outcome outcome =
        sheets.take(new LooseSheet(post.interfaceName(), map, post.key(), post.content()));
    if (outcome instanceof LooseSheets.Dealt dealt) {
      return dealt(post, dealt.account());
    }
    return outcome instanceof LooseSheets.Useless useless
        ? refused(post, Finding.error("row 1", "table", useless.why()))
        : refused(
            post,
            Finding.error(
                "Idempotency-Key", "duplicate", "This name came before, with other content"));
  }

  /** One that does not say how tables are read. */
  static Answer undeclared() {
    return problem(415, "The interface takes no tables: it declares no csv");
  }

  private Answer dealt(Post post, SheetAccount account) throws InterruptedException {
    if (account.refusals() == 0) {
      return new Answer(
          ACCEPTED, JSON_TYPE, bytes(count(JSON.createObjectBuilder(), account)), account.first());
    }
    MessageId kept = keep(post, findings(account));
    long rows = account.received() + account.repeated() + account.refusals();
    String detail =
        "Of %d rows %d could not be taken; the others are".formatted(rows, account.refusals());
    JsonArrayBuilder refusals = JSON.createArrayBuilder();
    account
        .refused()
        .forEach(
            one ->
                refusals.add(
                    JSON.createObjectBuilder().add("at", one.where()).add("why", one.why())));
    return new Answer(
        UNPROCESSABLE,
        PROBLEM_TYPE,
        bytes(count(members(UNPROCESSABLE, detail), account).add("refusals", refusals)),
        Optional.of(kept));
  }

  private static List<Finding> findings(SheetAccount account) {
    List<Finding> all = new ArrayList<>();
    account.refused().forEach(one -> all.add(Finding.error(one.where(), "row", one.why())));
    long more = account.refusals() - all.size();
    if (more > 0) {
      all.add(Finding.error("", "row", "and " + more + " more rows"));
    }
    return all;
  }

  private Answer refused(Post post, Finding why) throws InterruptedException {
    MessageId kept = keep(post, List.of(why));
    return new Answer(
        UNPROCESSABLE, PROBLEM_TYPE, bytes(members(UNPROCESSABLE, why.text())), Optional.of(kept));
  }

  private MessageId keep(Post post, List<Finding> findings) throws InterruptedException {
    Entrant entrant =
        new Entrant(Format.TABLE, "CSV", post.key(), post.user(), "", "", findings, post.content());
    return door.take(post.interfaceName(), List.of(entrant)).get(0).id();
  }

  private static Answer problem(int status, String detail) {
    return new Answer(status, PROBLEM_TYPE, bytes(members(status, detail)), Optional.empty());
  }

  /** A problem as RFC 9457 writes it. */
  private static JsonObjectBuilder members(int status, String detail) {
    String title =
        switch (status) {
          case 400 -> "Bad Request";
          case 415 -> "Unsupported Media Type";
          default -> "Unprocessable Content";
        };
    return JSON.createObjectBuilder()
        .add("type", "about:blank")
        .add("title", title)
        .add("status", status)
        .add("detail", detail);
  }

  private static JsonObjectBuilder count(JsonObjectBuilder into, SheetAccount account) {
    JsonArrayBuilder messages = JSON.createArrayBuilder();
    account
        .taken()
        .forEach(
            one ->
                messages.add(
                    JSON.createObjectBuilder()
                        .add("at", one.where())
                        .add("id", one.id().toString())));
    return into.add("received", account.received())
        .add("cameBefore", account.repeated())
        .add("refused", account.refusals())
        .add("messages", messages);
  }

  private static byte[] bytes(JsonObjectBuilder json) {
    return json.build().toString().getBytes(UTF_8);
  }
}

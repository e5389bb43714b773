package org.corridor.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/** What is open, by age. Every method may throw {@link org.corridor.journal.JournalUnavailable}. */
public final class Aging {
  /** The buckets, in days. */
  public static final List<String> BUCKETS = List.of("0-30", "31-60", "61-90", "91-120", "121+");

  private static final int[] ENDS = {30, 60, 90, 120};

  private final Database database;

  Aging(Database database) {
    this.database = database;
  }

  /** What amounts are put together by. */
  public enum By {
    PAYER("c.payer", "claim c", "c.open_insurance"),
    /** The procedure of the line, or its revenue code. */
    PROCEDURE(
        "CASE WHEN l.procedure_code = '' THEN l.revenue ELSE l.procedure_code END",
        "claim_line l JOIN claim c ON c.id = l.claim_id",
        "l.open_insurance"),
    /** Primary, secondary or tertiary payer by SBR01, or patient. */
    RESPONSIBILITY("c.payer_rank", "claim c", "c.open_insurance");

    private final String key;
    private final String tables;
    private final String amount;

    By(String key, String tables, String amount) {
      this.key = key;
      this.tables = tables;
      this.amount = amount;
    }

    /** The one of a name such as {@code payer}. */
    public static Optional<By> of(String name) {
      return Stream.of(values())
          .filter(b -> b.name().toLowerCase(Locale.ROOT).equals(name))
          .findAny();
    }
  }

  /** From when a claim ages. */
  public enum From {
    SERVICE("COALESCE(c.served_to, CAST(c.first_sent_at AS date))", false),
    SUBMISSION("c.first_sent_at", true),
    /** What the payer did last; the submission as long as it did nothing. */
    ACTION("COALESCE(c.payer_at, c.first_sent_at)", true);

    private final String column;
    private final boolean timed;

    From(String column, boolean timed) {
      this.column = column;
      this.timed = timed;
    }

    /** The one of a name such as {@code service}. */
    public static Optional<From> of(String name) {
      return Stream.of(values())
          .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name))
          .findAny();
    }
  }

  /**
   * Open amounts of a payer, a procedure or whoever owes.
   *
   * @param buckets in cents, as {@link #BUCKETS}
   */
  public record Row(String key, List<Long> buckets) {
    /** All buckets. */
    public long total() {
      return buckets.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** The open amounts, sorted by key; rows without any are left out. */
  public List<Row> rows(By by, From from, LocalDate asOf) {
    List<Row> rows = new ArrayList<>(rows(by.key, by.tables, by.amount, from, asOf));
    if (by == By.RESPONSIBILITY) {
      rows.replaceAll(row -> new Row(rank(row.key()), row.buckets()));
      rows.addAll(rows("'patient'", "claim c", "c.patient", from, asOf));
      return joined(rows);
    }
    return rows;
  }

  private List<Row> rows(String key, String tables, String amount, From from, LocalDate asOf) {
    List<String> sums = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i <= ENDS.length; i++) {
      List<String> when = new ArrayList<>();
      if (i < ENDS.length) {
        when.add("at >= ?");
        values.add(bound(from, asOf.minusDays(ENDS[i])));
      }
      if (i > 0) {
        when.add("at < ?");
        values.add(bound(from, asOf.minusDays(ENDS[i - 1])));
      }
      sums.add("SUM(CASE WHEN %s THEN amount ELSE 0 END)".formatted(String.join(" AND ", when)));
    }
    String sql =
        "SELECT name, %s FROM (SELECT %s AS name, %s AS at, %s AS amount FROM %s WHERE c.counted AND %s <>"
                .formatted(String.join(", ", sums), key, from.column, amount, tables, amount)
            + " 0) c GROUP BY name ORDER BY name";
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                sql,
                row ->
                    new Row(
                        row.getString(1),
                        List.of(
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6))),
                values.toArray()));
  }

  private static Object bound(From from, LocalDate day) {
    return from.timed ? day.atStartOfDay().toInstant(ZoneOffset.UTC) : day;
  }

  private static String rank(String code) {
    return switch (code) {
      case "P" -> "primary";
      case "S" -> "secondary";
      case "T" -> "tertiary";
      default -> "other";
    };
  }

  private static List<Row> joined(List<Row> rows) {
    Map<String, Row> all = new TreeMap<>();
    for (Row row : rows) {
      all.merge(
          row.key(),
          row,
          (one, other) -> {
            List<Long> sum = new ArrayList<>();
            for (int i = 0; i < BUCKETS.size(); i++) {
              sum.add(one.buckets().get(i) + other.buckets().get(i));
            }
            return new Row(one.key(), sum);
          });
    }
    return List.copyOf(all.values());
  }
}

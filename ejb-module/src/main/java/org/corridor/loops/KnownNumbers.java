package org.corridor.loops;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Dialect;
import org.corridor.journal.Query;
import org.corridor.loops.LoopNumber.Role;
import org.corridor.shared.MessageId;

/**
 * Which loops are meant by numbers. Two that name who gave them are the same when all is the same.
 * Where one of them does not say who gave it, the patient has to be the same.
 */
final class KnownNumbers {

  /** A number of a loop. */
  record Known(LoopNumber number, String patient, LoopDraft loop) {
    String scope() {
      return number.scope(patient);
    }
  }

  private static final String MEANT = "n.scope = ANY(?) OR n.patient_number = ANY(?)";
  private static final String ROWS =
      "SELECT n.number, n.role, n.scope, n.patient_number, n.loop_id FROM ";
  private static final String ALL =
      ROWS + "care_loop_number n WHERE n.number = ANY(?) AND (" + MEANT + ")";

  // As long as the table has not been analysed, PostgreSQL takes many numbers for most of the
  // table and reads all of it; of one number it knows better.
  private static final String EACH_BY_ITSELF =
      ROWS
          + "unnest(?) w(number) CROSS JOIN LATERAL (SELECT o.* FROM care_loop_number o"
          + " WHERE o.number = w.number OFFSET 0) n WHERE "
          + MEANT;

  private record Row(LoopNumber number, String patient, UUID loop) {}

  private final Map<String, List<Known>> byNumber = new HashMap<>();
  private final List<Known> added = new ArrayList<>();

  /** Those of the database that the mentions of {@code told} may mean, their loops locked. */
  static KnownNumbers read(
      Connection connection, Dialect dialect, Collection<LoopWriting.Told> told)
      throws SQLException {
    Set<String> numbers = new LinkedHashSet<>();
    Set<String> scopes = new LinkedHashSet<>();
    Set<String> patients = new LinkedHashSet<>();
    for (LoopWriting.Told one : told) {
      String patient = one.patient().number();
      patients.add(patient);
      for (Mention mention : one.mentions()) {
        for (LoopNumber number : mention.numbers()) {
          numbers.add(number.number());
          scopes.add(number.scope(patient));
        }
      }
    }
    List<Row> rows =
        Query.list(
            connection,
            dialect == Dialect.POSTGRESQL ? EACH_BY_ITSELF : ALL,
            KnownNumbers::row,
            Query.texts(connection, numbers),
            Query.texts(connection, scopes),
            Query.texts(connection, patients));
    Map<UUID, LoopDraft> loops =
        LoopRows.locked(connection, rows.stream().map(Row::loop).distinct().toList());
    KnownNumbers known = new KnownNumbers();
    for (Row row : rows) {
      LoopDraft loop = loops.get(row.loop());
      if (loop != null) {
        known.keep(new Known(row.number(), row.patient(), loop));
      }
    }
    return known;
  }

  private static Row row(ResultSet row) throws SQLException {
    String scope = row.getString(3);
    return new Row(
        new LoopNumber(Role.valueOf(row.getString(2)), row.getString(1), LoopRows.authority(scope)),
        row.getString(4),
        row.getObject(5, UUID.class));
  }

  private void keep(Known one) {
    byNumber.computeIfAbsent(one.number().number(), number -> new ArrayList<>()).add(one);
  }

  /** The loops that are meant, the oldest first; none when it is a new one. */
  List<LoopDraft> meant(List<LoopNumber> numbers, String patient) {
    Set<LoopDraft> exact = new LinkedHashSet<>();
    Set<LoopDraft> close = new LinkedHashSet<>();
    for (LoopNumber number : numbers) {
      for (Known known : byNumber.getOrDefault(number.number(), List.of())) {
        if (known.number().role() == number.role()) {
          if (known.scope().equals(number.scope(patient))) {
            exact.add(known.loop().now());
          } else if (isClose(known, number, patient)) {
            close.add(known.loop().now());
          }
        }
      }
    }
    Comparator<LoopDraft> byAge = Comparator.comparing(loop -> new MessageId(loop.id));
    return exact.isEmpty()
        ? close.stream().max(byAge).stream().toList()
        : exact.stream().sorted(byAge).toList();
  }

  private static boolean isClose(Known known, LoopNumber number, String patient) {
    boolean oneIsBare = known.number().isNamed() != number.isNamed();
    return oneIsBare && !patient.isEmpty() && known.patient().equals(patient);
  }

  /** From now on the loop is known by these too. */
  void add(List<LoopNumber> numbers, String patient, LoopDraft loop) {
    for (LoopNumber number : numbers) {
      boolean known =
          byNumber.getOrDefault(number.number(), List.of()).stream()
              .anyMatch(
                  one ->
                      one.number().role() == number.role()
                          && one.scope().equals(number.scope(patient)));
      if (!known) {
        Known one = new Known(number, patient, loop);
        keep(one);
        added.add(one);
      }
    }
  }

  /** What {@link #add} has brought. */
  List<Known> added() {
    return added;
  }
}

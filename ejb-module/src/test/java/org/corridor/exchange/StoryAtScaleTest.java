package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.corridor.journal.Query;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures a story among a million claims; only when asked, with {@code -Dcorridor.measure=true}.
 */
@EnabledIfSystemProperty(named = "corridor.measure", matches = "true")
class StoryAtScaleTest {

  private static final int STORIES = 500;

  @TempDir Path folder;

  @Test
  void aStoryAmongAMillionClaimsIsToldAtOnce() throws IOException {
    try (ExchangeHub hub = new ExchangeHub(TestDatabase.POSTGRESQL, folder)) {
      fill(hub);
      Stories stories = hub.exchange().stories();
      long[] times = new long[STORIES];
      for (int i = 0; i < STORIES; i++) {
        long begun = System.nanoTime();
        assertThat(stories.of("C" + (1 + i * 1999))).hasSize(5);
        times[i] = System.nanoTime() - begun;
      }
      Arrays.sort(times);
      Duration median = Duration.ofNanos(times[STORIES / 2]);
      Duration slow = Duration.ofNanos(times[STORIES * 99 / 100]);
      System.Logger log = System.getLogger(StoryAtScaleTest.class.getName());
      log.log(
          System.Logger.Level.INFO,
          "story: median {0} us, p99 {1} us",
          median.toNanos() / 1000,
          slow.toNanos() / 1000);
      assertThat(slow).isLessThan(Duration.ofMillis(100));
    }
  }

  /** A thousand sets of a thousand claims, each sent, acknowledged, taken and paid. */
  private static void fill(ExchangeHub hub) {
    String set = "md5('set' || s)::uuid";
    String interchange = "md5('interchange' || s)::uuid";
    hub.database.inTransaction(
        connection -> {
          Query.update(
              connection,
              "INSERT INTO interchange SELECT "
                  + interchange
                  + ", 'OUT', 'exch', "
                  + interchange
                  + ", 0, 0, '837P', '', '', s::text, now(), 'SENT', now(), '', '', NULL, 0, NULL,"
                  + " now() FROM generate_series(1, 1000) s");
          Query.update(
              connection,
              "INSERT INTO exchange_answer SELECT md5('answer' || s || k)::uuid, "
                  + interchange
                  + ", CASE k WHEN 'TA1' THEN NULL ELSE "
                  + set
                  + " END, "
                  + interchange
                  + ", k, 'A', '', now(), '' FROM generate_series(1, 1000) s,"
                  + " unnest(ARRAY['TA1', '999']) k");
          return Query.update(
              connection,
              "INSERT INTO claim_event SELECT md5('event' || s || ' ' || c || k)::uuid, 'C' || ((s"
                  + " - 1) * 1000 + c), k, now(), "
                  + interchange
                  + ", "
                  + set
                  + ", s::text,"
                  + " s::text, '0001', c, '', decode(repeat('ab', 100), 'hex') FROM"
                  + " generate_series(1, 1000) s, generate_series(1, 1000) c,"
                  + " unnest(ARRAY['SUBMITTED', 'TAKEN', 'REMITTED']) k");
        });
    hub.database.inTransaction(connection -> Query.update(connection, "ANALYZE"));
  }
}

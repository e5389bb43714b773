package org.corridor.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.management.JMException;
import org.corridor.journal.JournalStore;
import org.corridor.journal.TestJournal;
import org.junit.jupiter.api.Test;

class InboundQueueViewTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final JournalStore journal = TestJournal.fresh(Clock.fixed(NOON, ZoneOffset.UTC));

  private String scrape(BrokerQueue queue, Instant now) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new InboundQueueView(queue, journal, Clock.fixed(now, ZoneOffset.UTC)).bindTo(registry);
    return registry.scrape();
  }

  @Test
  void metricsSayHowMuchWaitsAndForHowLong() throws JMException {
    TestJournal.receive(journal, NOON);
    TestJournal.receive(journal, NOON.plusSeconds(30));
    try (BrokerStandIn broker = new BrokerStandIn(2, 32)) {
      assertThat(scrape(broker.queue(), NOON.plusSeconds(90)))
          .contains("corridor_queue_depth{queue=\"corridor.inbound\"} 2.0\n")
          .contains("corridor_queue_oldest_age_seconds{queue=\"corridor.inbound\"} 90.0\n");
    }
  }

  @Test
  void anEmptyQueueHasNoAge() throws JMException {
    try (BrokerStandIn broker = new BrokerStandIn(0, 32)) {
      assertThat(scrape(broker.queue(), NOON))
          .contains("corridor_queue_depth{queue=\"corridor.inbound\"} 0.0\n")
          .contains("corridor_queue_oldest_age_seconds{queue=\"corridor.inbound\"} 0.0\n");
    }
  }

  @Test
  void whatTheBrokerDoesNotSayIsNoNumber() throws JMException {
    BrokerStandIn broker = new BrokerStandIn(2, 32);
    BrokerQueue queue = broker.queue();
    broker.close();
    assertThat(scrape(queue, NOON))
        .contains("corridor_queue_depth{queue=\"corridor.inbound\"} NaN\n");
    assertThat(new InboundQueueView(queue, journal, Clock.systemUTC()).getDepth()).isEqualTo(-1);
  }
}

package org.corridor.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The hub's metrics: counters and timers by name, and all of them as Prometheus text. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Meters {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  @PostConstruct
  void open() {
    Metrics.addRegistry(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  @PreDestroy
  void close() {
    collections.close();
    Metrics.removeRegistry(registry);
    registry.close();
  }

  /** Adds what is measured only when somebody asks. */
  public void add(MeterBinder more) {
    more.bindTo(registry);
  }

  /** Everything, in the Prometheus text format. */
  public String scrape() {
    return registry.scrape();
  }

  /** The sum of the counters called {@code name} that carry these tags, as key, value, …. */
  public long count(String name, String... tags) {
    return Math.round(
        registry.find(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum());
  }

  /**
   * A percentile, over the last minutes, of the slowest timer called {@code name} that carries
   * these tags.
   *
   * @param percentile one of those the timer publishes: 0.5, 0.95, 0.99
   * @return milliseconds; 0 when nothing was timed
   */
  public double percentileMillis(String name, double percentile, String... tags) {
    return registry.find(name).tags(tags).timers().stream()
        .map(Timer::takeSnapshot)
        .flatMap(snapshot -> Arrays.stream(snapshot.percentileValues()))
        .filter(value -> value.percentile() == percentile)
        .mapToDouble((ValueAtPercentile value) -> value.value(TimeUnit.MILLISECONDS))
        .max()
        .orElse(0);
  }
}

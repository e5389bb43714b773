package org.corridor.export;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what exports write. */
final class ExportMeters {

  private static final String EXPORT = "export";

  private final MeterRegistry registry;

  ExportMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void wrote(String export, RunFile file) {
    registry.counter("corridor.export.files", EXPORT, export).increment();
    registry.counter("corridor.export.records", EXPORT, export).increment(file.records());
    registry.counter("corridor.export.left.out", EXPORT, export).increment(file.leftOut());
    registry.counter("corridor.export.bytes", EXPORT, export).increment((double) file.bytes());
  }

  void ended(String export, String outcome) {
    registry.counter("corridor.export.runs", EXPORT, export, "outcome", outcome).increment();
  }
}

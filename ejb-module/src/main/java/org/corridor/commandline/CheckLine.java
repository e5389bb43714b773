package org.corridor.commandline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.corridor.screening.Report;
import org.corridor.x12.Finding;

/** What was read of a file as one line of JSON. */
final class CheckLine {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator generator;

  private CheckLine(JsonGenerator generator) {
    this.generator = generator;
  }

  static void write(Path file, Report report, PrintStream out) throws IOException {
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      new CheckLine(generator).write(file, report);
    }
    out.println();
  }

  private void write(Path file, Report report) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("file", file.toString());
    generator.writeStringField("outcome", report.outcome().text());
    generator.writeArrayFieldStart("interchanges");
    for (Report.Envelope envelope : report.interchanges()) {
      write(envelope);
    }
    generator.writeEndArray();
    generator.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      write(finding);
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }

  private void write(Report.Envelope envelope) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("controlNumber", envelope.control());
    generator.writeStringField("sender", envelope.sender());
    generator.writeStringField("receiver", envelope.receiver());
    generator.writeArrayFieldStart("groups");
    for (Report.Group group : envelope.groups()) {
      generator.writeStartObject();
      generator.writeStringField("controlNumber", group.control());
      generator.writeStringField("functionalId", group.functionalId());
      generator.writeStringField("version", group.version());
      generator.writeArrayFieldStart("transactions");
      for (Report.Set set : group.sets()) {
        write(set);
      }
      generator.writeEndArray();
      generator.writeEndObject();
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }

  private void write(Report.Set set) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("controlNumber", set.control());
    generator.writeStringField("type", set.type());
    generator.writeStringField("guide", set.guide());
    generator.writeStringField("outcome", set.outcome().text());
    generator.writeFieldName("claims");
    if (set.claims().isPresent()) {
      generator.writeNumber(set.claims().get());
    } else {
      generator.writeNull();
    }
    money("charge", set.charge());
    money("paid", set.paid());
    generator.writeEndObject();
  }

  private void money(String name, Optional<BigDecimal> amount) throws IOException {
    generator.writeFieldName(name);
    if (amount.isPresent()) {
      generator.writeNumber(amount.get().toPlainString());
    } else {
      generator.writeNull();
    }
  }

  private void write(Finding finding) throws IOException {
    Finding.Place place = finding.place();
    generator.writeStartObject();
    generator.writeNumberField("level", finding.level());
    generator.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    generator.writeStringField("interchange", place.interchange());
    generator.writeStringField("group", place.group());
    generator.writeStringField("transaction", place.transaction());
    generator.writeNumberField("position", place.position());
    generator.writeStringField("loop", place.loop());
    generator.writeStringField("segment", place.segment());
    generator.writeStringField("element", place.element());
    generator.writeStringField("claim", place.claim());
    generator.writeStringField("code", finding.code());
    generator.writeStringField(
        "text",
        finding.hint().isEmpty() ? finding.text() : finding.text() + " (" + finding.hint() + ")");
    generator.writeEndObject();
  }
}

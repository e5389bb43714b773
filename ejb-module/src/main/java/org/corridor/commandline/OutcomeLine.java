package org.corridor.commandline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.corridor.shared.UnmappedCode;
import org.corridor.translation.Explained;
import org.corridor.translation.FhirJson;

/** A message's outcome as one line of JSON. */
final class OutcomeLine {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator generator;

  private OutcomeLine(JsonGenerator generator) {
    this.generator = generator;
  }

  static String of(Path file, int index, Conversion.Outcome outcome, List<Finding> ofTheBatch)
      throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(line)) {
      generator.writeStartObject();
      generator.writeStringField("file", file.toString());
      generator.writeNumberField("index", index);
      new OutcomeLine(generator).write(outcome, ofTheBatch);
      generator.writeEndObject();
    }
    return line.toString();
  }

  private void write(Conversion.Outcome outcome, List<Finding> ofTheBatch) throws IOException {
    generator.writeStringField("messageType", outcome.messageType());
    generator.writeStringField("controlId", outcome.controlId());
    generator.writeStringField("ack", outcome.ack());
    List<Finding> findings = new ArrayList<>(ofTheBatch);
    findings.addAll(outcome.findings());
    generator.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      object(
          "severity", finding.severity().name().toLowerCase(Locale.ROOT),
          "location", finding.location(),
          "code", finding.code(),
          "text", finding.text());
    }
    generator.writeEndArray();
    write(outcome.leftovers());
    if (outcome.explained().isPresent()) {
      explain(outcome.explained().get());
    }
    generator.writeFieldName("bundle");
    if (outcome.bundle().isPresent()) {
      FhirJson.write(outcome.bundle().get(), generator);
    } else {
      generator.writeNull();
    }
  }

  private void write(Leftovers leftovers) throws IOException {
    generator.writeArrayFieldStart("residue");
    for (String location : leftovers.residue()) {
      generator.writeString(location);
    }
    generator.writeEndArray();
    generator.writeArrayFieldStart("unmappedCodes");
    for (UnmappedCode unmapped : leftovers.unmappedCodes()) {
      object(
          "location", unmapped.location(),
          "table", unmapped.table(),
          "code", unmapped.code(),
          "system", unmapped.system());
    }
    generator.writeEndArray();
  }

  private void explain(List<Explained> explained) throws IOException {
    generator.writeArrayFieldStart("trace");
    for (Explained one : explained) {
      object(
          "resource", one.resource(),
          "path", one.path(),
          "location", one.location(),
          "rule", one.rule(),
          "guide", one.guide());
    }
    generator.writeEndArray();
  }

  private void object(String... namesAndValues) throws IOException {
    generator.writeStartObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      generator.writeStringField(namesAndValues[i], namesAndValues[i + 1]);
    }
    generator.writeEndObject();
  }
}

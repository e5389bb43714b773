package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.corridor.routing.Router;
import org.corridor.shared.Finding;

/** The outcome of a trial as one line of JSON. */
final class TrialLine {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator generator;

  private TrialLine(JsonGenerator generator) {
    this.generator = generator;
  }

  static String of(Path file, int index, TrialOutcome outcome) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(line)) {
      generator.writeStartObject();
      generator.writeStringField("file", file.toString());
      generator.writeNumberField("index", index);
      new TrialLine(generator).write(outcome);
      generator.writeEndObject();
    }
    return line + "\n";
  }

  private void write(TrialOutcome outcome) throws IOException {
    generator.writeStringField("interface", outcome.one().name());
    generator.writeStringField("version", outcome.one().version());
    generator.writeStringField("message", outcome.message());
    generator.writeBooleanField("accepted", outcome.accepted());
    generator.writeStringField("failure", outcome.failure());
    if (outcome.resources().isPresent()) {
      generator.writeNumberField("resources", outcome.resources().get());
    }
    findings(outcome.findings());
    generator.writeArrayFieldStart("routes");
    for (Router.Leg leg : outcome.legs()) {
      generator.writeStartObject();
      leg(leg, outcome);
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  private void leg(Router.Leg leg, TrialOutcome outcome) throws IOException {
    generator.writeStringField("name", leg.route().name());
    generator.writeStringField("condition", leg.route().condition());
    generator.writeBooleanField("taken", leg.taken());
    generator.writeArrayFieldStart("to");
    for (String destination : leg.route().to()) {
      generator.writeString(destination);
    }
    generator.writeEndArray();
    generator.writeArrayFieldStart("changes");
    for (TrialOutcome.Made made : outcome.changes(leg.route().name())) {
      changes(made);
    }
    generator.writeEndArray();
    findings(leg.findings());
    generator.writeStringField("contentType", leg.contentType());
    generator.writeArrayFieldStart("contents");
    for (Optional<byte[]> content : leg.contents()) {
      if (content.isPresent()) {
        generator.writeString(new String(content.get(), UTF_8));
      } else {
        generator.writeNull();
      }
    }
    generator.writeEndArray();
  }

  private void changes(TrialOutcome.Made made) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("change", made.change());
    generator.writeArrayFieldStart("fields");
    for (TrialOutcome.Field field : made.fields()) {
      generator.writeStartObject();
      generator.writeStringField("place", field.place());
      generator.writeStringField("before", field.before());
      generator.writeStringField("after", field.after());
      generator.writeEndObject();
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }

  private void findings(List<Finding> findings) throws IOException {
    generator.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      generator.writeStartObject();
      generator.writeStringField("location", finding.location());
      generator.writeStringField("code", finding.code());
      generator.writeStringField("text", finding.text());
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }
}

package org.corridor.commandline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What another configuration would change: one JSON object per difference and line, with {@code
 * file}, {@code index}, {@code controlId}, {@code resource}, {@code path}, {@code before} and
 * {@code after} (null where there is nothing).
 */
final class Comparison implements MessageFiles.Reader {

  private static final JsonFactory JSON = new JsonFactory();

  private final Conversion before;
  private final Conversion after;
  private final PrintStream out;
  private int messages;
  private int changed;
  private int differences;

  Comparison(Conversion before, Conversion after, PrintStream out) {
    this.before = before;
    this.after = after;
    this.out = out;
  }

  @Override
  public void read(Path file, int index, byte[] message, List<Finding> ofTheBatch)
      throws IOException {
    Conversion.Outcome one = before.of(message);
    List<Difference> found = Differences.between(one, after.of(message));
    messages++;
    changed += found.isEmpty() ? 0 : 1;
    differences += found.size();
    for (Difference difference : found) {
      out.println(line(file, index, one.controlId(), difference));
    }
  }

  /** How much was different, in one line. */
  String summary() {
    return messages + " messages, " + changed + " of them differ, " + differences + " differences";
  }

  private static String line(Path file, int index, String controlId, Difference difference)
      throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(line)) {
      generator.writeStartObject();
      generator.writeStringField("file", file.toString());
      generator.writeNumberField("index", index);
      generator.writeStringField("controlId", controlId);
      generator.writeStringField("resource", difference.resource());
      generator.writeStringField("path", difference.path());
      write(generator, "before", difference.before());
      write(generator, "after", difference.after());
      generator.writeEndObject();
    }
    return line.toString();
  }

  private static void write(JsonGenerator generator, String name, Optional<String> value)
      throws IOException {
    @Nullable String text = value.orElse(null);
    generator.writeStringField(name, text);
  }
}

package org.corridor.commandline;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.hl7v2.Batch;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.profiles.BrokenProfile;
import org.corridor.profiles.Profiles;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.corridor.shared.UnmappedCode;

/**
 * Shows what messages in files become: one JSON object per message and line, with {@code file},
 * {@code index} (from 1), {@code messageType}, {@code controlId}, {@code ack}, {@code findings},
 * {@code residue} (places that nothing read), {@code unmappedCodes} (codes that no table lists) and
 * {@code bundle} (null when the message is refused). Folders are searched for message files.
 */
public final class Convert {

  private static final Set<String> MESSAGE_FILES = Set.of("hl7", "txt", "msg", "dat", "");
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final JsonFactory json = new JsonFactory();
  private final Conversion conversion;
  private final PrintStream out;
  private final PrintStream error;
  private boolean allRead = true;

  private Convert(Profiles profiles, PrintStream out, PrintStream error) {
    this.conversion = new Conversion(profiles);
    this.out = out;
    this.error = error;
  }

  /** Files and folders; the exit code is 0 when all of them could be read. */
  public static void main(String[] arguments) {
    System.exit(
        run(
            List.of(arguments),
            new PrintStream(System.out, false, StandardCharsets.UTF_8),
            System.err));
  }

  /**
   * The same without an exit.
   *
   * @return 0 when all files could be read, 1 when not, 2 when the arguments make no sense
   */
  static int run(List<String> arguments, PrintStream out, PrintStream error) {
    List<String> paths = new ArrayList<>(arguments);
    Profiles profiles = Profiles.none(Conversion::settings);
    int option = paths.indexOf("--profile");
    if (option >= 0 && option + 1 < paths.size()) {
      try {
        profiles = Profiles.load(Path.of(paths.get(option + 1)), Conversion::settings);
      } catch (BrokenProfile broken) {
        broken.problems().forEach(error::println);
        return 1;
      }
      paths.subList(option, option + 2).clear();
    }
    if (paths.isEmpty() || paths.contains("--profile")) {
      error.println("usage: convert [--profile FILE|DIR] FILE|DIR...");
      return 2;
    }
    Convert convert = new Convert(profiles, out, error);
    for (String argument : paths) {
      convert.all(Path.of(argument)).forEach(convert::file);
    }
    out.flush();
    return convert.allRead ? 0 : 1;
  }

  private List<Path> all(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> below = Files.walk(path)) {
      return below.filter(Files::isRegularFile).filter(Convert::holdsMessages).sorted().toList();
    } catch (IOException e) {
      return unreadable(path, e);
    }
  }

  private static boolean holdsMessages(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot != 0 && MESSAGE_FILES.contains(dot < 0 ? "" : name.substring(dot + 1));
  }

  private void file(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      Batch batch = BatchSplitter.split(content);
      // A file without any MSH is shown as one unreadable message.
      List<byte[]> messages = batch.messages().isEmpty() ? List.of(content) : batch.messages();
      for (int i = 0; i < messages.size(); i++) {
        out.println(
            line(
                file,
                i + 1,
                conversion.of(messages.get(i)),
                i == 0 ? batch.findings() : List.of()));
      }
    } catch (IOException e) {
      unreadable(file, e);
    }
  }

  private List<Path> unreadable(Path path, IOException e) {
    allRead = false;
    error.println("Cannot read " + path + ": " + e.getClass().getSimpleName() + ".");
    return List.of();
  }

  private String line(Path file, int index, Conversion.Outcome outcome, List<Finding> ofTheBatch)
      throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(line)) {
      generator.writeStartObject();
      generator.writeStringField("file", file.toString());
      generator.writeNumberField("index", index);
      generator.writeStringField("messageType", outcome.messageType());
      generator.writeStringField("controlId", outcome.controlId());
      generator.writeStringField("ack", outcome.ack());
      generator.writeArrayFieldStart("findings");
      List<Finding> findings = new ArrayList<>(ofTheBatch);
      findings.addAll(outcome.findings());
      for (Finding finding : findings) {
        write(generator, finding);
      }
      generator.writeEndArray();
      write(generator, outcome.leftovers());
      generator.writeFieldName("bundle");
      if (outcome.bundle().isPresent()) {
        generator.writeRawValue(
            FHIR.newJsonParser().encodeResourceToString(outcome.bundle().get()));
      } else {
        generator.writeNull();
      }
      generator.writeEndObject();
    }
    return line.toString();
  }

  private static void write(JsonGenerator generator, Leftovers leftovers) throws IOException {
    generator.writeArrayFieldStart("residue");
    for (String location : leftovers.residue()) {
      generator.writeString(location);
    }
    generator.writeEndArray();
    generator.writeArrayFieldStart("unmappedCodes");
    for (UnmappedCode unmapped : leftovers.unmappedCodes()) {
      generator.writeStartObject();
      generator.writeStringField("location", unmapped.location());
      generator.writeStringField("table", unmapped.table());
      generator.writeStringField("code", unmapped.code());
      generator.writeStringField("system", unmapped.system());
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  private static void write(JsonGenerator generator, Finding finding) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    generator.writeStringField("location", finding.location());
    generator.writeStringField("code", finding.code());
    generator.writeStringField("text", finding.text());
    generator.writeEndObject();
  }
}

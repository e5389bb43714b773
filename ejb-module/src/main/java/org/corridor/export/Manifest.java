package org.corridor.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import org.corridor.interfaces.Export;

/** What stands beside a file and says what it is: a reader of the file waits for it. */
record Manifest(Export export, Window window, RunFile file, boolean last) {

  private static final JsonFactory JSON = new JsonFactory();

  String name() {
    return file.name() + ".manifest.json";
  }

  void writeTo(OutputStream out) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("file", file.name());
      json.writeStringField("export", export.name());
      json.writeStringField("interface", export.interfaceName());
      json.writeStringField("what", export.what().kind());
      json.writeStringField("as", export.what().form());
      json.writeStringField("from", window.from().toString());
      json.writeStringField("to", window.to().toString());
      json.writeNumberField("number", file.number());
      json.writeBooleanField("last", last);
      json.writeNumberField("records", file.records());
      json.writeNumberField("leftOut", file.leftOut());
      json.writeNumberField("bytes", file.bytes());
      json.writeStringField("sha256", file.digest());
      json.writeStringField("version", file.version());
      json.writeEndObject();
    }
    out.write(text.append('\n').toString().getBytes(UTF_8));
  }
}

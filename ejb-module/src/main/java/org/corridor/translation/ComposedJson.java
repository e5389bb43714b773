package org.corridor.translation;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.formats.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the model's composer says and writes it as JSON without blanks. FHIR knows no empty
 * object and no empty array: what is opened is written with the first value in it.
 */
final class ComposedJson implements JsonCreator {

  private enum Opening {
    OBJECT,
    ARRAY
  }

  private final JsonGenerator generator;
  private final List<Opening> opened = new ArrayList<>();
  private final List<@Nullable String> names = new ArrayList<>();
  private @Nullable String name;

  ComposedJson(JsonGenerator generator) {
    this.generator = generator;
  }

  @Override
  public void name(String next) {
    name = next;
  }

  @Override
  public void beginObject() {
    begin(Opening.OBJECT);
  }

  @Override
  public void beginArray() {
    begin(Opening.ARRAY);
  }

  private void begin(Opening opening) {
    opened.add(opening);
    names.add(name);
    name = null;
  }

  @Override
  public void endObject() throws IOException {
    if (isWritten()) {
      generator.writeEndObject();
    }
  }

  @Override
  public void endArray() throws IOException {
    if (isWritten()) {
      generator.writeEndArray();
    }
  }

  /** Whether what ends now was written; otherwise it is forgotten. */
  private boolean isWritten() {
    int last = opened.size() - 1;
    if (last < 0) {
      return true;
    }
    opened.remove(last);
    names.remove(last);
    return false;
  }

  /** Everything up to the value that comes now. */
  private JsonGenerator ready() throws IOException {
    for (int i = 0; i < opened.size(); i++) {
      write(names.get(i));
      if (opened.get(i) == Opening.OBJECT) {
        generator.writeStartObject();
      } else {
        generator.writeStartArray();
      }
    }
    opened.clear();
    names.clear();
    write(name);
    name = null;
    return generator;
  }

  private void write(@Nullable String field) throws IOException {
    if (field != null) {
      generator.writeFieldName(field);
    }
  }

  @Override
  public void value(String value) throws IOException {
    ready().writeString(value);
  }

  @Override
  public void value(Boolean value) throws IOException {
    ready().writeBoolean(value);
  }

  @Override
  public void value(BigDecimal value) throws IOException {
    ready().writeNumber(value);
  }

  @Override
  public void valueNum(String value) throws IOException {
    ready().writeNumber(value);
  }

  @Override
  public void value(Integer value) throws IOException {
    ready().writeNumber(value);
  }

  @Override
  public void nullValue() throws IOException {
    ready().writeNull();
  }

  @Override
  public void setIndent(String indent) {
    // There is none.
  }

  @Override
  public void link(String href) {
    // Links are for readers of HTML.
  }

  @Override
  public void finish() {
    // Whoever made the generator closes it.
  }
}

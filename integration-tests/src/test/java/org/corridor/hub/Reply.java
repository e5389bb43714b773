package org.corridor.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;

/** What the hub answered over HTTP. */
public record Reply(int status, HttpHeaders headers, byte[] bytes) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The body as text. */
  public String text() {
    return new String(bytes, UTF_8);
  }

  /** The body as JSON. */
  public JsonNode json() throws IOException {
    return JSON.readTree(bytes);
  }

  /** A header's first value; empty when absent. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}

package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;

/**
 * The hub that runs on this machine.
 *
 * @param api its address
 * @param credentials the file with the passwords of its roles
 * @param directory where it reads interfaces from
 * @param patience how long it may take to use what is put there
 */
record RunningHub(URI api, Path credentials, Path directory, Duration patience) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String USER = "analyst";

  /** As the launcher says. */
  static RunningHub set() {
    return new RunningHub(
        URI.create(System.getProperty("corridor.api", "http://127.0.0.1:8080")),
        Path.of(System.getProperty("corridor.credentials", "var/credentials.properties")),
        Path.of(System.getProperty("corridor.interfaces.directory", "var/interfaces")),
        Duration.ofSeconds(30));
  }

  /** The versions of the declared interfaces in use, by name. */
  Map<String, String> versions() throws IOException, InterruptedException {
    Map<String, String> versions = new HashMap<>();
    for (Map<String, String> one : objects(get("/api/interfaces"))) {
      String version = one.getOrDefault("version", "");
      if (!version.isEmpty()) {
        versions.put(one.getOrDefault("name", ""), version);
      }
    }
    return versions;
  }

  /** An interface's file, as it is in use. */
  String declaration(String name) throws IOException, InterruptedException {
    return get("/api/interfaces/" + name + "/declaration");
  }

  /**
   * Waits until the interfaces are in use.
   *
   * @param gone those that shall not be
   * @return what is wrong; empty when they are
   */
  List<String> await(Interfaces wanted, List<String> gone)
      throws IOException, InterruptedException {
    long last = System.nanoTime() + patience.toNanos();
    List<String> missing = missing(wanted, gone);
    while (!missing.isEmpty() && System.nanoTime() < last) {
      Thread.sleep(500);
      missing = missing(wanted, gone);
    }
    if (missing.isEmpty()) {
      return List.of();
    }
    List<String> problems = new ArrayList<>(missing);
    objects(get("/api/interfaces/problems"))
        .forEach(one -> problems.add(one.getOrDefault("text", "")));
    return problems;
  }

  private List<String> missing(Interfaces wanted, List<String> gone)
      throws IOException, InterruptedException {
    Map<String, String> versions = versions();
    List<String> missing = new ArrayList<>();
    for (Interface one : wanted.all()) {
      if (!one.version().equals(versions.get(one.name()))) {
        missing.add("The hub does not use " + one.name() + " as it is now.");
      }
    }
    gone.stream()
        .filter(versions::containsKey)
        .forEach(name -> missing.add("The hub still uses " + name + "."));
    return missing;
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Basic " + login())
            .header("Accept", "application/json, text/plain")
            .build();
    HttpResponse<String> answer;
    try {
      answer =
          HttpClient.newBuilder()
              .connectTimeout(Duration.ofSeconds(5))
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new IOException("No hub answers at " + api + ".", e);
    }
    if (answer.statusCode() != 200) {
      throw new IOException("The hub answered " + answer.statusCode() + " to " + path + ".");
    }
    return answer.body();
  }

  private String login() throws IOException {
    Properties passwords = new Properties();
    try (InputStream in = Files.newInputStream(credentials)) {
      passwords.load(in);
    } catch (IOException e) {
      throw new IOException("The passwords cannot be read: " + credentials, e);
    }
    String pair = USER + ":" + passwords.getProperty(USER, "");
    return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  /** The objects of an array, with those of their fields that are one value. */
  private static List<Map<String, String>> objects(String json) throws IOException {
    List<Map<String, String>> objects = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
          if (depth == 2) {
            objects.add(new HashMap<>());
          }
        } else if (token.isStructEnd()) {
          depth--;
        } else if (depth == 2 && token.isScalarValue()) {
          objects.get(objects.size() - 1).put(parser.currentName(), parser.getText());
        }
      }
    }
    return objects;
  }
}

package org.corridor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The maps in package-info: there is one where a reader needs it, and what it names is there. */
class PackageMapsTest {

  private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

  /** A class in a link, or a class of its package in {@code Capitals}. */
  private static final Pattern NAMED =
      Pattern.compile("\\{@link\\s+org\\.corridor\\.([\\w.]+)|\\{@code\\s+([A-Z][a-z]\\w*)\\s*}");

  /** More classes than one sees at a glance. */
  private static final int MANY = 8;

  @Test
  void everythingNamedIsThere() throws IOException {
    List<Path> sources = sources();
    Set<String> names =
        sources.stream().map(PackageMapsTest::className).collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    for (Path map : maps(sources)) {
      String text = Files.readString(map).replaceAll("\\n \\*", " ");
      Matcher named = NAMED.matcher(text);
      while (named.find()) {
        String link = named.group(1);
        boolean known =
            link == null
                ? names.contains(packageName(map) + '.' + named.group(2))
                : names.stream().anyMatch(name -> (name + '.').startsWith("org.corridor." + link));
        if (!known) {
          missing.add(packageName(map) + ": " + named.group());
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(400);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyPackageOfManyClassesHasSteps() throws IOException {
    List<Path> sources = sources();
    for (Path map : maps(sources)) {
      long classes = sources.stream().filter(s -> s.startsWith(map.getParent())).count() - 1;
      if (classes >= MANY) {
        assertThat(Files.readString(map)).as(map.toString()).contains("<ol>");
      }
    }
  }

  private static List<Path> maps(List<Path> sources) {
    return sources.stream().filter(source -> source.endsWith("package-info.java")).toList();
  }

  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String module : List.of("ejb-module", "fhir-server-module", "web-module")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return all;
  }

  private static String packageName(Path source) {
    String name = className(source);
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static String className(Path source) {
    String path = source.toString().replace('\\', '/');
    return path.substring(path.indexOf("src/main/java/") + 14, path.length() - 5).replace('/', '.');
  }
}

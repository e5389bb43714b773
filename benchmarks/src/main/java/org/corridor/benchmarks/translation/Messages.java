package org.corridor.benchmarks.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The messages to translate, by name. */
final class Messages {

  /** One of each family: what a hospital's day is made of. */
  private static final List<String> MIX =
      List.of("adt-a01", "oru-cbc", "oru-microbiology", "siu-s12", "vxu-v04");

  private static final int PAYLOAD = 5 * 1024 * 1024;

  private Messages() {}

  /**
   * The messages behind a name.
   *
   * @param name of a file, {@code mix}, {@code mix-without-siu} (the peer takes no appointments),
   *     {@code oru-200} or {@code oru-5mb}
   */
  static List<byte[]> named(String name) {
    return switch (name) {
      case "mix" -> MIX.stream().map(Messages::file).toList();
      case "mix-without-siu" ->
          MIX.stream().filter(one -> !one.startsWith("siu")).map(Messages::file).toList();
      case "oru-200" -> List.of(manyResults().getBytes(UTF_8));
      case "oru-5mb" -> List.of(document().getBytes(UTF_8));
      default -> List.of(file(name));
    };
  }

  private static byte[] file(String name) {
    try (InputStream in = Messages.class.getResourceAsStream(name + ".hl7")) {
      if (in == null) {
        throw new IllegalArgumentException("no message " + name);
      }
      // One segment on each line, as people edit it; on the wire it is a carriage return.
      return new String(in.readAllBytes(), UTF_8).replace('\n', '\r').getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static String head() {
    return Stream.of(new String(file("oru-cbc"), UTF_8).split("\r", -1))
        .filter(line -> !line.startsWith("OBX") && !line.isEmpty())
        .map(line -> line + '\r')
        .collect(Collectors.joining());
  }

  private static String manyResults() {
    return head()
        + IntStream.rangeClosed(1, 200)
            .mapToObj(
                i ->
                    "OBX|%d|NM|%d-%d^Analyte %d^LN||%d.%d|mg/dL|1.0-9.9|N|||F|||20260301083000\r"
                        .formatted(i, 1000 + i, i % 10, i, i % 90, i % 10))
            .collect(Collectors.joining());
  }

  private static String document() {
    byte[] payload = new byte[PAYLOAD / 4 * 3];
    new Random(5).nextBytes(payload);
    return head()
        + "OBX|1|ED|PDF^Report^L||^AP^PDF^Base64^"
        + Base64.getEncoder().encodeToString(payload)
        + "||||||F\r";
  }
}

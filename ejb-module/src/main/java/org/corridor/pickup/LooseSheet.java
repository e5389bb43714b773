package org.corridor.pickup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.corridor.interfaces.CsvMap;
import org.corridor.shared.Digest;

/**
 * A table that comes whole, and not as a file.
 *
 * @param interfaceName through which it comes
 * @param map how its rows become messages, in the character set that its sender names
 * @param key what its sender calls it; empty when its content is its name
 */
public record LooseSheet(String interfaceName, CsvMap map, String key, byte[] content) {

  /** What makes it the same as an earlier one of the interface. */
  String identity() {
    return key.isEmpty() ? contentDigest() : Digest.of(("key:" + key).getBytes(UTF_8));
  }

  /** Of the content. The same bytes in another character set are another table. */
  String contentDigest() {
    ByteArrayOutputStream all = new ByteArrayOutputStream(content.length + 16);
    all.writeBytes((map.charset().name() + "\n").getBytes(UTF_8));
    all.writeBytes(content);
    return Digest.of(all.toByteArray());
  }
}

package org.corridor.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Finds files whose bytes are those of an earlier one; only files of one size are compared. */
final class SameBytes {

  private final Map<Long, Integer> sizes = new HashMap<>();
  private final Map<String, Path> digests = new HashMap<>();

  SameBytes(List<Path> files) {
    for (Path file : files) {
      sizes.merge(size(file), 1, Integer::sum);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException missing) {
      // it is told when it is read
      return -1;
    }
  }

  /** The earlier file with the same bytes, or empty. */
  String earlier(Path file) throws IOException {
    long size = Files.size(file);
    if (size == 0 || sizes.getOrDefault(size, 0) < 2) {
      return "";
    }
    Path before = digests.putIfAbsent(digest(file), file);
    return before == null ? "" : before.toString();
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

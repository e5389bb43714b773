package org.corridor.edits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.x12.Finding;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;

/** What is found wrong with an interchange, all levels together. */
final class Checked {
  private Checked() {}

  static List<Finding> file(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return stream(in, Edits.standard());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Finding> text(String text) {
    return text(text, Edits.standard());
  }

  static List<Finding> text(String text, Edits edits) {
    try {
      return stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), edits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Finding> stream(InputStream in, Edits edits) throws IOException {
    List<Finding> findings = new ArrayList<>();
    GuidedHandler told =
        new GuidedHandler() {
          @Override
          public void finding(Finding finding) {
            findings.add(finding);
          }
        };
    new InterchangeReader(
            new GuidedReader(Guides.standard(), edits, told, Limits.USUAL), Limits.USUAL)
        .read(in);
    return findings;
  }
}

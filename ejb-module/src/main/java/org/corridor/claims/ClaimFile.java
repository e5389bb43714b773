package org.corridor.claims;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;

/** An interchange of one set of claims. */
public final class ClaimFile {
  private ClaimFile() {}

  /**
   * Writes it.
   *
   * @param group with the interchange it is in
   * @param control ST02
   */
  public static byte[] of(
      FunctionalGroup group,
      String control,
      ClaimKind kind,
      SetHeader header,
      List<Submission> claims) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Interchange interchange = group.interchange();
      InterchangeWriter out = new InterchangeWriter(bytes, interchange.separators(), false);
      out.begin(interchange).group(group);
      out.set("837", control, kind.convention());
      new SubmissionWriter(out.segments()).write(header, claims);
      out.endSet();
      out.endGroup().end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

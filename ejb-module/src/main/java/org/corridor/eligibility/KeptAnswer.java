package org.corridor.eligibility;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.Segment;

/** An answer as bytes: an interchange of its own, with nothing of other people in it. */
final class KeptAnswer {

  private KeptAnswer() {}

  static byte[] bytes(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Segment st = answer.set().get(0);
    try {
      InterchangeWriter out =
          new InterchangeWriter(bytes, answer.group().interchange().separators(), false);
      out.begin(answer.group().interchange()).group(answer.group());
      out.set(st.text(1), st.text(2), st.text(3));
      for (Segment segment : answer.set().subList(1, answer.set().size())) {
        out.segments().copy(segment);
      }
      out.endSet().endGroup().end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Optional<Answer> answer(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    try {
      BenefitReader.read(new ByteArrayInputStream(bytes), answers::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answers.stream().findFirst();
  }
}

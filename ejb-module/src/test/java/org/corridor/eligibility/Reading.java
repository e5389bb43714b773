package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.corridor.x12.Finding;

/** What was read of some bytes. */
final class Reading implements BenefitReader.Answers {
  final List<Answer> answers = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();

  static Reading of(String text) {
    return of(text.getBytes(UTF_8));
  }

  static Reading of(byte[] bytes) {
    Reading reading = new Reading();
    try {
      BenefitReader.read(new ByteArrayInputStream(bytes), reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reading;
  }

  @Override
  public void answer(Answer answer) {
    answers.add(answer);
  }

  @Override
  public void refusal(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public void finding(Finding finding) {
    findings.add(finding);
  }
}

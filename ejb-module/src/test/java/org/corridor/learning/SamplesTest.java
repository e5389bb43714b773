package org.corridor.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.processing.Families;
import org.corridor.profiles.Profiles;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

  @TempDir Path folder;
  private final Samples samples = new Samples(Families.ALL);

  private void add(String time, String more, Charset charset) {
    String text =
        "MSH|^~\\&|LAB|NORTH|||%s||ORU^R01^ORU_R01|1|P|2.5.1%s\r".formatted(time, more)
            + "PID|1||4711^^^MAIN^MR||M\u00fcller^Ute||19800101|F\r"
            + "OBR|1|P1^PL&2.999.5&ISO|F1|GLU^Glucose^99LAB\r"
            + "OBX|1|NM|GLU^Glucose^99LAB||5|mmol/L|||||F\r"
            + "ZRX|1|RUN-7^Second run^L|20250101|Ute wrote this\r";
    samples.add(text.getBytes(charset));
  }

  private SenderProfile load(Proposal proposal) throws IOException {
    Path file = folder.resolve(proposal.name() + ".yaml");
    Files.writeString(file, proposal.text());
    return Profiles.load(file).of("main", proposal.application(), proposal.facility());
  }

  @Test
  void aProposalLoadsAndHasWhatTheMessagesShow() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    add("20250111080000-0700", "", windows);
    add("20250711080000-0600", "", windows);
    Proposal proposal = samples.proposals().get(0);

    SenderProfile sender = load(proposal);
    assertThat(sender.zone().getId()).isEqualTo("America/Denver");
    assertThat(sender.charset().name()).isIn("ISO-8859-1", "windows-1252");
    assertThat(sender.alwaysCharset()).isFalse();
    assertThat(sender.rules().name()).isEqualTo("lab-north");
    assertThat(proposal.text())
        .contains("# Proposed from 2 sample messages")
        .contains("# Messages: ORU^R01 2")
        .contains("  MAIN: urn:corridor:authority:MAIN  # seen: ")
        .contains("#   99LAB: https://")
        .contains("#   - field: OBX-3    # local")
        .contains("#       GLU: \"\"    # seen: 2")
        .contains("#   - v2: ZRX-2    # in 2 of 2, as code^text^code")
        .contains("#     fhir: Observation.extension(https://example.org/fhir/ZRX-2).value")
        .contains("#   - v2: ZRX-3    # in 2 of 2, as date")
        .contains("#   - PID-7\n")
        .contains("Read by nothing today: ")
        .contains("ask for: original 2");
  }

  @Test
  void noValueOfAPatientIsShown() {
    add("20250111080000-0700", "", StandardCharsets.UTF_8);
    assertThat(samples.proposals().get(0).text())
        .doesNotContain("4711")
        .doesNotContain("Ute")
        .doesNotContain("1980")
        .doesNotContain("Second run")
        .doesNotContain("RUN-7");
  }

  @Test
  void aWrongMsh18IsOverruled() throws IOException {
    add("20250111080000-0700", "||||||8859/1", StandardCharsets.UTF_8);
    SenderProfile sender = load(samples.proposals().get(0));
    assertThat(sender.alwaysCharset()).isTrue();
    assertThat(sender.charset()).isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void anAssignerWithAnOidElsewhereGetsIt() throws IOException {
    add("20250111080000", "", StandardCharsets.UTF_8);
    samples.add(
        "MSH|^~\\&|LAB|NORTH|||2025||ADT^A01|1|P|2.5.1\rPID|1||1^^^MAIN&2.999.1.2&ISO^MR\r"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(samples.proposals().get(0).text()).contains("  MAIN: urn:oid:2.999.1.2  #");
  }

  @Test
  void whatAlwaysComesIsRequiredOnceThereAreEnoughSamples() throws IOException {
    for (int i = 0; i < 20; i++) {
      add("20250111080000-0700", "", StandardCharsets.UTF_8);
    }
    Proposal proposal = samples.proposals().get(0);
    assertThat(proposal.text()).contains("\nrequired:\n").contains("\n  - PID-7\n");
    load(proposal);
  }

  @Test
  void eachSenderOfTheSharedSamplesGetsAProfileThatLoads() throws IOException {
    List<Path> files = SharedData.messages(SharedData.folder("hl7v2"));
    for (Path file : files) {
      BatchSplitter.split(SharedData.bytes(file)).messages().forEach(samples::add);
    }
    List<Proposal> proposals = samples.proposals();
    assertThat(proposals).hasSizeGreaterThan(20);
    for (Proposal proposal : proposals) {
      if (!proposal.application().isEmpty() || !proposal.facility().isEmpty()) {
        assertThat(load(proposal).rules().name()).isEqualTo(proposal.name());
      }
    }
  }
}

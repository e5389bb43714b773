package org.corridor.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.corridor.testing.SharedData;
import org.corridor.x12.Finding;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Remittances, eligibility and status that others wrote; their defects were judged by a person. */
class PaymentAndStatusSamplesTest {
  private final Path samples = SharedData.folder("x12");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "270/lfh_dependent-health-benefit-check.270",
        "270/lfh_subscriber-health-benefit-check.270",
        "271/her_271Sample_Eligible.txt",
        "271/lfh_dependent-health-benefit-check.271",
        "271/lfh_subscriber-health-benefit-check.271",
        "276/lfh_claim-level-status-ncpdp.276",
        "276/lfh_claim-level-status.276",
        "276/lfh_information-receiver-level-status.276",
        "276/lfh_provider-level-status.276",
        "277/lfh_claim-level-status-ncpdp.277",
        "277/lfh_claim-level-status.277",
        "277/lfh_information-receiver-level-status.277",
        "277/lfh_provider-level-status.277",
        "277CA/ims_x12_277CA_accepted.txt",
        "835/her_835Sample_OutpatientRetro.txt",
        "835/her_835_Sample_Professional_Claims_only-no_payment.2014.txt",
        "835/her_835_Sample_Professional_Claims_only-w_payment.2014.txt",
        "835/moo_sample1.txt",
        "835/pyx_835_mult_loops.txt",
        "authored/balance/02_balanced_plb.edi",
        "authored/balance/07_reversal_forward_balance.edi",
        "authored/balance/08_reversal_and_correction_same_day.edi",
        "authored/balance/11_secondary.edi",
        "authored/benefits/01_271_full.edi",
        "authored/benefits/02_270_realtime.edi",
        "authored/benefits/03_271_not_found.edi",
        "authored/benefits/04_271_payer_down.edi",
        "authored/benefits/05_271_inactive.edi",
        "authored/benefits/06_271_batch.edi",
        "authored/benefits/07_270_batch.edi",
        "authored/chain/07_277CA.edi",
        "authored/chain/08_277CA.edi",
        "authored/chain/09_276.edi",
        "authored/chain/10_277.edi",
        "authored/chain/11_835_ALDER.edi",
        "authored/chain/12_835_BIRCH.edi",
        "authored/chain/13_835_ALDER_correction.edi"
      })
  void cleanOnesHaveNoFinding(String file) throws IOException {
    assertThat(findings(samples.resolve(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          271/kar_271_active_response.x12               | /ST IK5:18
          271/kar_271_ls_le_wrapper.x12                 | /ST IK5:18, 2110C/REF IK3:7, 2110C/DTP IK3:7
          271/kar_271_multiple_eb_segments.x12          | /ST IK5:18
          271/kar_271_rejected_subscriber.x12           | /ST IK5:18
          271/lfh_subscriber-health-benefit-check-error.271 | /SE IK5:3
          271/nod_271.edi                               | /ST IK5:18, /IEA TA1:023
          277/cho_test-x12-277-healthplan-to-availity.edi | /ST IK5:18, /BHT06 IK4:1, 2100A/HL IK3:2
          277/ims_x12_277_x212.txt                      | 2200D/STC03 IK4:I10, 2200D/STC12 IK4:I10
          835/lfh_cob-contractural-adjustment.835       | /BPR16 IK4:1, 1000A/PER IK3:I8, 2110/SVC01 IK4:6
          835/lfh_managed-care.835                      | /BPR16 IK4:8, 1000A/PER IK3:I8
          835/lfh_medicare-part-a.835                   | 1000A/PER IK3:I8, 2000/TS309 IK4:I10
          835/lfh_secondary-payment.835                 | /BPR16 IK4:1, 1000A/PER IK3:I8, 2110/SVC01 IK4:6
          835/lfh_tertiary-payment.835                  | /BPR16 IK4:1, 1000A/PER IK3:I8, 2110/SVC01-2 IK4:1
          """)
  void defectsOfSamplesCalledGoodAreNamed(String file, String expected) throws IOException {
    assertThat(findings(samples.resolve(file))).startsWith(expected.split(", ", -1));
  }

  private static List<String> findings(Path file) throws IOException {
    List<String> findings = new ArrayList<>();
    GuidedHandler handler =
        new GuidedHandler() {
          @Override
          public void finding(Finding finding) {
            Finding.Place at = finding.place();
            findings.add(
                "%s/%s%s %s".formatted(at.loop(), at.segment(), at.element(), finding.answer()));
          }
        };
    GuidedReader reader = new GuidedReader(Guides.standard(), RuleBook.NONE, handler, Limits.USUAL);
    try (InputStream in = Files.newInputStream(file)) {
      new InterchangeReader(reader, Limits.USUAL).read(in);
    }
    return findings;
  }
}

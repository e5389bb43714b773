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

/** Reviews, premiums, enrollments and acknowledgements that others wrote, judged by a person. */
class AdministrativeSamplesTest {
  private final Path samples = SharedData.folder("x12");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "278/stu_X217_admission-response-to-request-for-review.edi",
        "278/stu_X217_emergency-admission-request-for-review.edi",
        "278/stu_X217_emergency-admission-response-to-request-for-review.edi",
        "278/stu_X217_referral-request-for-review.edi",
        "278/stu_X217_referral-response-to-request-for-review.edi",
        "820/her_820_Premium_Payment_EFT.txt",
        "820/stu_X218_list-bill-payment.edi",
        "820/stu_X218_list-bill.edi",
        "820/stu_X306_final-hix-820-aptc-adjustments.edi",
        "834/lfh_add-dependent.834",
        "834/lfh_add-subscriber-coverage.834",
        "834/lfh_cancel-dependent.834",
        "834/lfh_change-subscriber-information.834",
        "834/lfh_enroll-employee-multiple-products.834",
        "834/lfh_reinstate-employee-coverage-level.834",
        "834/lfh_reinstate-employee.834",
        "834/lfh_reinstate-member-eligiblity-ins.834",
        "834/lfh_terminate-subscriber-eligibility.834",
        "834/pyx_834_deident_family.txt",
        "834/pyx_834_deident_new_enroll.txt",
        "834/pyx_834_lui_id_5010.txt",
        "834/pyx_multiple_st_loops.txt",
        "997/sta_optionalInterchangeServices.edi",
        "997/sta_simple997-multiple-interchanges.edi",
        "997/sta_simple997.edi",
        "999/pyx_834_ls_le_ls_5010.999.txt",
        "999/sta_simple999.edi",
        "authored/chain/02_TA1.edi",
        "authored/chain/03_999.edi",
        "authored/chain/05_TA1.edi",
        "authored/chain/06_999.edi"
      })
  void cleanSetsHaveNoFinding(String file) throws IOException {
    assertThat(told(file)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "278/stu_X217_admission-request-for-review.edi, /SE IK5:4",
    "278/stu_X217_request-for-home-health-care.edi, /SE IK5:4",
    "820/her_820_Child_Health_Plus_Payment_EFT.txt, /SE IK5:4",
    "820/stu_X306_different-types-of-payment-made-by-the-hix.edi, 2100/NM108 IK4:7",
    "824/stu_X186A1_complete-transaction-set-reject-reporting.edi, /ISA",
    "824/stu_X186A1_positive-acknowledgment.edi, /ISA",
    "834/lfh_enroll-employee-managed-care.834, 2000/DTP01 IK4:7",
    "834/pyx_example834_5010.txt, 2000/INS06-1 IK4:5"
  })
  void theOneDefectOfASampleCalledGoodIsNamed(String file, String finding) throws IOException {
    assertThat(told(file)).containsExactly(finding);
  }

  @ParameterizedTest
  @CsvSource({
    "997/sta_extraDelimiter997.edi, 2100/AK302 IK4:6|2100/AK304 IK4:5|2100/AK404 IK4:13",
    "997/invalid/sta_invalid997.edi, /AK101 IK4:5|2100/AK402 IK4:6",
    "999/ims_x12_999_accepted.txt, /GS05 TA1:024|/IEA TA1:001",
    "999/cho_999-acknowledgment.edi, " + "/ST IK5:I6|/ST03 IK4:1|2000/AK5 IK3:I4|2000/IK5 IK3:I8",
    "999/pyx_834_lui_id_5010_ack.txt, /ST IK5:I6|2000/IK5 IK3:I4|2000/AK5 IK3:I8",
    "275/sta_sample275_with_HL7_valid_BIN01.edi, "
        + "/ST IK5:I6|/ST03 IK4:1|1000A/PER03 IK4:1|1000A/PER04 IK4:1|1000A/NM1 IK3:2"
        + "|1000B/NM108 IK4:7|1000D/NM108 IK4:7|1000D/REF IK3:2|2000A/DTP IK3:2"
        + "|2000A/TRN IK3:I8|2100B/DTP IK3:I7"
  })
  void eachOfSeveralDefectsIsNamed(String file, String findings) throws IOException {
    assertThat(told(file)).containsExactly(findings.split("\\|"));
  }

  private List<String> told(String file) throws IOException {
    List<String> told = new ArrayList<>();
    GuidedHandler handler =
        new GuidedHandler() {
          @Override
          public void finding(Finding finding) {
            Finding.Place place = finding.place();
            told.add(
                "%s/%s%s %s"
                    .formatted(place.loop(), place.segment(), place.element(), finding.answer())
                    .strip());
          }
        };
    GuidedReader reader = new GuidedReader(Guides.standard(), RuleBook.NONE, handler, Limits.USUAL);
    try (InputStream in = Files.newInputStream(samples.resolve(file))) {
      new InterchangeReader(reader, Limits.USUAL).read(in);
    }
    return told;
  }
}

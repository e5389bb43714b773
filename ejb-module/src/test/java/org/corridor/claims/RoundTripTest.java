package org.corridor.claims;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.edits.Edits;
import org.corridor.guides.RuleBook;
import org.corridor.testing.SharedData;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A claim that was read and is written again says the same. Allowed to differ: zeros at the end of
 * amounts, lines renumbered from 1, the order of segments at one position, codes of one qualifier
 * spread over several HI, adjustments of one group over several CAS, a ZIP with a hyphen.
 */
class RoundTripTest {
  /**
   * Claims with defects that FHIR cannot hold: a patient who is neither the subscriber nor below
   * him, pointers to nothing, numbers and codes that are none.
   */
  private static final Set<String> DEFECTIVE =
      Set.of(
          """
          ims_x223-test.txt ims_x12_complex.txt ims_x12_many_claims.txt ims_x12_multiple_gs.txt
          ims_x12_multiple_isa.txt ims_x12_multiple_st.txt ims_x12_no_errors.txt ims_x12_valid.txt
          ims_x12_valid_different_separators.txt ims_x12_writer_test.txt
          lfh_demo.ambulance.example5.837 lfh_demo.cob.example3.A.837 lfh_demo.example9.837
          01_837P.edi 03_837P_bad_date.edi 04_837P_bad_amount.edi 06_837P_missing_HI.edi
          07_837P_bad_SBR01.edi 08_837P_billing_qualifier.edi 14_837P_dependent_missing.edi
          18_837P_pointer_to_nothing.edi
          """
              .strip()
              .split("\\s+", -1));

  private final Path samples = SharedData.folder("x12");

  @TestFactory
  Stream<DynamicTest> everySampleSaysTheSameAfterwards() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder :
        List.of("837P", "837I", "837D", "authored/chain", "authored/snip", "authored/envelope")) {
      try (Stream<Path> all = Files.list(samples.resolve(folder))) {
        all.filter(Files::isRegularFile).filter(f -> is837(f)).forEach(files::add);
      }
    }
    return files.stream()
        .sorted()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    samples.relativize(file).toString(), () -> saysTheSame(file)));
  }

  private static boolean is837(Path file) {
    String name = file.getFileName().toString();
    return !name.endsWith(".md") && !name.endsWith(".json") && text(file).contains("837");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void saysTheSame(Path file) throws IOException {
    List<Submission> claims = SubmissionReader.all(Files.readAllBytes(file));
    assumeTrue(!claims.isEmpty(), "no claims");
    if (DEFECTIVE.contains(file.getFileName().toString())) {
      Scrub scrub = new Scrub(Edits.standard(), ClaimFixture.CLOCK);
      assertThat(claims)
          .as("one of them has a defect that payers refuse")
          .anyMatch(claim -> scrub.of(claim).stream().anyMatch(DraftFinding::blocks));
      return;
    }
    for (Submission read : claims) {
      Bundle bundle = ClaimReader.read(read);
      Claim claim = (Claim) bundle.getEntryFirstRep().getResource();
      assertThat(claim.getSubType().getCodingFirstRep().getSystem())
          .isEqualTo(read.kind() == ClaimKind.INSTITUTIONAL ? Systems.BILL_TYPE : Systems.PLACE);
      ClaimWriter.Written written = ClaimWriter.write(claim, References.in(bundle));
      assertThat(shown(written.submission().orElseThrow())).isEqualTo(shown(read));
      Scrub scrub = new Scrub(RuleBook.NONE, ClaimFixture.CLOCK);
      assertThat(scrub.of(written.submission().orElseThrow()))
          .extracting(DraftFinding::code)
          .isSubsetOf(scrub.of(read).stream().map(DraftFinding::code).toList());
    }
  }

  static String shown(Submission claim) {
    return Stream.of(
            shown(claim.billing(), ""),
            shown(claim.subscriber(), ""),
            claim.patient().map(p -> shown(p, "")).orElse(""),
            shown(claim.claim(), ""))
        .collect(Collectors.joining("\n"));
  }

  private static String shown(Part part, String indent) {
    List<String> lines = new ArrayList<>();
    part.rows().stream().flatMap(row -> canonical(row).stream()).sorted().forEach(lines::add);
    String own = lines.stream().map(l -> indent + l + "\n").collect(Collectors.joining());
    return indent
        + part.id()
        + "\n"
        + own
        + part.parts().stream()
            .sorted(Comparator.comparing(Part::id))
            .map(inner -> shown(inner, indent + "  "))
            .collect(Collectors.joining());
  }

  private static List<String> canonical(Row row) {
    if (row.name().equals("HI")) {
      return row.elements().stream().map(code -> "HI " + amounts(code)).toList();
    }
    if (row.name().equals("LX")) {
      return List.of("LX");
    }
    if (row.name().equals("CAS")) {
      List<String> all = new ArrayList<>();
      for (int i = 2; i <= row.elements().size(); i += 3) {
        all.add(
            "CAS %s %s %s %s"
                .formatted(
                    row.text(1), row.text(i), amounts(row.text(i + 1)), amounts(row.text(i + 2))));
      }
      return all;
    }
    String zip = row.name().equals("N4") ? row.raw().replace("-", "") : row.raw();
    return List.of(amounts(zip));
  }

  private static String amounts(String text) {
    return text.replaceAll("(\\d)\\.0+(?=$|[*:])", "$1")
        .replaceAll("(\\.\\d*?[1-9])0+(?=$|[*:])", "$1")
        .replaceAll("(?<=^|[*:])0+(?=\\d+$)", "");
  }
}

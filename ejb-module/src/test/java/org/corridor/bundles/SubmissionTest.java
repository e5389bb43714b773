package org.corridor.bundles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.corridor.shared.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTest {

  private static Submission read(String json) {
    return Submission.read(json.getBytes(UTF_8));
  }

  private static BadContent refused(String json) {
    return catchThrowableOfType(BadContent.class, () -> read(json));
  }

  @Test
  void aBundleSaysItsNameItsTypeAndWhomItIsAbout() {
    Submission bundle =
        read(
            """
            {"resourceType":"Bundle","type":"transaction",
             "identifier":{"system":"urn:lab","value":"B-1"},
             "entry":[{"fullUrl":"urn:uuid:0190163d-8694-7000-8000-0000000000ff",
               "resource":{"resourceType":"Patient","identifier":[
                 {"system":"urn:other","value":"9"},
                 {"type":{"coding":[{"code":"MR"}]},"system":"urn:mrn","value":"4711"}]},
               "request":{"method":"POST","url":"Patient"}}]}""");
    assertThat(bundle.type()).isEqualTo("Bundle^transaction");
    assertThat(bundle.name()).isEqualTo("B-1");
    assertThat(bundle.nameSystem()).isEqualTo("urn:lab");
    assertThat(bundle.patient()).isEqualTo("urn:mrn|4711");
  }

  @Test
  void oneResourceIsACollectionOfOne() {
    Submission one =
        read(
            "\uFEFF{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"subject\":{\"reference\":\"Patient/p1\"}}");
    assertThat(one.type()).isEqualTo("Observation");
    assertThat(one.name()).isEmpty();
    assertThat(one.patient()).isEqualTo("Patient|p1");
    assertThat(one.bundle().getEntry()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"resourceType\":\"Patient\",; line 1, column 27",
        "{\"resourceType\":\"Patient\",\"active\":true,\"active\":false}; line 1, column 49",
        "[]; ''",
        "{\"resourceType\":\"Patient\"} x; line 1, column 29",
        "{\"id\":\"1\"}; resourceType",
        "{\"resourceType\":\"Visit\"}; resourceType",
        "MSH|^~\\&; line 1, column 4",
      })
  void whatIsNoResourceIsUnreadable(String json, String where) {
    BadContent bad = refused(json);
    assertThat(bad.isUnreadable()).isTrue();
    assertThat(bad.findings()).extracting(Finding::location).containsExactly(where);
  }

  @Test
  void otherCharacterSetsAreUnreadable() {
    byte[] content =
        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"M\u00fcller\"}]}"
            .getBytes(ISO_8859_1);
    BadContent bad = catchThrowableOfType(BadContent.class, () -> Submission.read(content));
    assertThat(bad).hasMessage("The content is not in UTF-8");
  }

  @Test
  void everyMistakeIsNamedAndNoValueIsQuoted() {
    BadContent bad =
        refused(
            """
            {"resourceType":"Patient","birthDate":"SECRET","colour":"red","gender":"SECRET",
             "name":{"family":"SECRET"}}""");
    assertThat(bad.isUnreadable()).isFalse();
    assertThat(bad.findings()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(bad.findings().toString()).contains("colour").doesNotContain("SECRET");
  }

  @Test
  void bundlesThatSayNothingToAReceiverAreRefused() {
    assertThat(refused("{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}").findings())
        .isEqualTo(
            List.of(
                Finding.error(
                    "Bundle.type",
                    "not-supported",
                    "A bundle is a transaction, batch, collection or message here")));
    assertThat(refused("{\"resourceType\":\"Bundle\",\"type\":\"batch\"}").findings())
        .extracting(Finding::location)
        .containsExactly("Bundle.entry");
  }
}

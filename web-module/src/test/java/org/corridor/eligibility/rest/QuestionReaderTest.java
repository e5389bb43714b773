package org.corridor.eligibility.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.LocalDate;
import org.corridor.eligibility.Question;
import org.corridor.journal.BadFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionReaderTest {
  private static final String MEMBER =
      "'payer': {'number': 'ELM'}, 'member': {'number': 'M1', 'family': 'PINE', 'born':"
          + " '1990-02-03'}";

  private static Question read(String json) {
    return QuestionReader.read(
        Json.createReader(new StringReader(json.replace('\'', '"'))).readObject());
  }

  @Test
  void aMemberIsAskedForByNumberAndName() {
    Question question = read("{" + MEMBER + ", 'serviceTypes': ['30', 'UC']}");
    assertThat(question.member().orElseThrow().number()).isEqualTo("M1");
    assertThat(question.member().orElseThrow().person().born()).contains(LocalDate.of(1990, 2, 3));
    assertThat(question.serviceTypes()).containsExactly("30", "UC");
    assertThat(
            question.request(LocalDate.of(2026, 11, 22)).getServicedDateType().getValueAsString())
        .isEqualTo("2026-11-22");
  }

  @Test
  void aStoredCoverageNeedsNoPayer() {
    assertThat(read("{'patient': 'Patient/1', 'coverage': 'Coverage/2'}").stored()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | member",
        "{'patient': 'x', 'coverage': 'Coverage/2'} | patient",
        "{'member': {'number': 'M1', 'family': 'PINE'}} | payer",
        "{'payer': {'number': 'ELM'}, 'member': {'number': 'M1'}} | member.family",
        "{'payer': {'number': 'ELM'}, 'member': {'family': 'PINE', 'number': 5}} | member.number",
        "{'payer': 'ELM', 'member': {'family': 'PINE', 'number': '5'}} | payer",
        "{'patient': 'Patient/1', 'coverage': 'Coverage/2', 'from': 'May'} | from",
        "{'patient': 'Patient/1', 'coverage': 'Coverage/2', 'serviceTypes': ['~']} | serviceTypes"
      })
  void whatIsWrongIsNamedByItsPlace(String json, String place) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            BadFilter.class, bad -> assertThat(bad.parameter()).isEqualTo(place));
  }

  @Test
  void daysAndStatesOfAListAreUnderstood() {
    assertThat(EligibilityResource.day("2026-11-22")).isEqualTo(LocalDate.of(2026, 11, 22));
    assertThatThrownBy(() -> EligibilityResource.day(null)).isInstanceOf(BadFilter.class);
    assertThatThrownBy(() -> EligibilityResource.state("fine")).isInstanceOf(BadFilter.class);
    assertThat(EligibilityResource.state("repair")).isPresent();
  }
}

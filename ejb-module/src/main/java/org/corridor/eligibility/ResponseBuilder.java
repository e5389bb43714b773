package org.corridor.eligibility;

import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Digest;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponsePurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponseStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.ErrorsComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Makes the CoverageEligibilityResponse to a request: one for each, however often it is asked. */
final class ResponseBuilder {

  private ResponseBuilder() {}

  /** The id of the response to a request. */
  static String idFor(String request) {
    byte[] digest = Digest.bytes(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return "elig-" + HexFormat.of().formatHex(digest, 0, 16);
  }

  /**
   * Builds it.
   *
   * @param check what is known
   * @param rejections of the answer, or of what came instead
   */
  static CoverageEligibilityResponse response(
      CoverageEligibilityRequest request,
      Check check,
      Optional<Answer> answer,
      List<Rejection> rejections) {
    CoverageEligibilityResponse response = head(request, check);
    Instant at = check.answered().orElse(check.asked());
    response.setCreated(Date.from(at));
    response.setDisposition(disposition(check));
    boolean inforce = check.state() == CheckState.VERIFIED;
    InsuranceComponent insurance = insurance(request, response);
    response.setOutcome(outcome(check, rejections));
    rejections.forEach(r -> response.addError(error(r)));
    if (rejections.isEmpty() && response.getOutcome() == RemittanceOutcome.ERROR) {
      response.addError().setCode(new CodeableConcept().setText(check.reason()));
    }
    if (answer.isPresent()) {
      insurance.setInforce(inforce);
      Summary summary = Summary.of(answer.get());
      insurance.setBenefitPeriod(period(summary));
      new ItemBuilder(insurance).add(answer.get().benefits());
    }
    if (check.verdict() != Verdict.NONE) {
      response.addExtension(Codings.VERDICT, new CodeType(word(check.verdict())));
    }
    return response;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static CoverageEligibilityResponse head(CoverageEligibilityRequest request, Check check) {
    CoverageEligibilityResponse response = new CoverageEligibilityResponse();
    response.setId("CoverageEligibilityResponse/" + idFor(check.request()));
    response.setStatus(EligibilityResponseStatus.ACTIVE);
    request.getContained().forEach(response::addContained);
    request
        .getPurpose()
        .forEach(
            p -> response.addPurpose(EligibilityResponsePurpose.fromCode(p.getValue().toCode())));
    if (!response.hasPurpose()) {
      response.addPurpose(EligibilityResponsePurpose.BENEFITS);
    }
    response.setPatient(request.getPatient().copy());
    response.setInsurer(
        request.hasInsurer()
            ? request.getInsurer().copy()
            : new Reference()
                .setIdentifier(
                    new Identifier().setSystem(X12Identifiers.PAYER).setValue(check.payer())));
    if (request.hasServiced()) {
      response.setServiced(request.getServiced().copy());
    }
    response.setRequest(new Reference(check.request()));
    response
        .addIdentifier()
        .setSystem(X12Identifiers.TRACE_NUMBER)
        .setValue(Inquiry.traceOf(check.key()));
    return response;
  }

  private static InsuranceComponent insurance(
      CoverageEligibilityRequest request, CoverageEligibilityResponse response) {
    InsuranceComponent insurance = response.addInsurance();
    request.getInsurance().stream()
        .sorted((a, b) -> Boolean.compare(b.getFocal(), a.getFocal()))
        .findFirst()
        .ifPresent(i -> insurance.setCoverage(i.getCoverage().copy()));
    return insurance;
  }

  private static RemittanceOutcome outcome(Check check, List<Rejection> rejections) {
    return switch (check.state()) {
      case VERIFIED, INACTIVE ->
          rejections.isEmpty() ? RemittanceOutcome.COMPLETE : RemittanceOutcome.PARTIAL;
      case ASKED -> RemittanceOutcome.QUEUED;
      case REPAIR, UNANSWERED -> RemittanceOutcome.ERROR;
    };
  }

  private static String disposition(Check check) {
    return switch (check.state()) {
      case VERIFIED -> "Coverage is active";
      case INACTIVE -> "Coverage is not active";
      case REPAIR -> "The payer cannot answer this: " + check.reason();
      case ASKED -> "The payer was asked; it answers later";
      case UNANSWERED -> "The payer has not answered: " + check.reason();
    };
  }

  private static Period period(Summary summary) {
    Period period = new Period();
    summary.planBegin().ifPresent(d -> period.setStartElement(day(d)));
    summary.planEnd().ifPresent(d -> period.setEndElement(day(d)));
    return period;
  }

  private static org.hl7.fhir.r4.model.DateTimeType day(java.time.LocalDate day) {
    return new org.hl7.fhir.r4.model.DateTimeType(new DateType(day.toString()).getValueAsString());
  }

  private static ErrorsComponent error(Rejection rejection) {
    ErrorsComponent error = new ErrorsComponent();
    boolean aaa = rejection.loop().startsWith("2");
    String system = aaa ? Codings.REJECT_REASON : X12Identifiers.codes(rejection.loop());
    error.setCode(new CodeableConcept(new Coding().setSystem(system).setCode(rejection.reason())));
    error.addExtension(Codings.FOLLOW_UP, new CodeType(rejection.followUp()));
    error.addExtension(Codings.LOOP, new StringType(rejection.loop()));
    error.addExtension(Codings.RAW, new StringType(rejection.raw()));
    error.addExtension(Codings.VERDICT, new CodeType(word(rejection.verdict())));
    return error;
  }
}

package org.corridor.authorization;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.authorization.Review.Span;
import org.corridor.eligibility.Rejection;
import org.corridor.x12.Segment;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ClaimResponseStatus;
import org.hl7.fhir.r4.model.ClaimResponse.ErrorComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.ClaimResponse.Use;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Makes the ClaimResponse of an authorization: one for each claim, as it stands now. */
final class ResponseBuilder {
  private static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";

  private final Claim claim;
  private final Authorization authorization;
  private final ClaimResponse response = new ClaimResponse();

  private ResponseBuilder(Claim claim, Authorization authorization) {
    this.claim = claim;
    this.authorization = authorization;
  }

  /**
   * Builds it.
   *
   * @param rejections of the decision, or of what came instead
   */
  static ClaimResponse response(
      Claim claim,
      Authorization authorization,
      Optional<Decision> decision,
      List<Rejection> rejections) {
    ResponseBuilder builder = new ResponseBuilder(claim, authorization);
    builder.head(rejections);
    decision.ifPresent(builder::decision);
    rejections.forEach(builder::error);
    return builder.response;
  }

  private void head(List<Rejection> rejections) {
    response.setId(authorization.response());
    boolean cancelled = authorization.state() == AuthorizationState.CANCELLED;
    response.setStatus(cancelled ? ClaimResponseStatus.CANCELLED : ClaimResponseStatus.ACTIVE);
    claim.getContained().forEach(response::addContained);
    response.setType(claim.getType().copy()).setUse(Use.PREAUTHORIZATION);
    response.setPatient(claim.getPatient().copy());
    response.setCreated(Date.from(authorization.answered().orElse(authorization.asked())));
    response.setInsurer(
        claim.hasInsurer()
            ? claim.getInsurer().copy()
            : new Reference()
                .setIdentifier(
                    new Identifier()
                        .setSystem(X12Identifiers.PAYER)
                        .setValue(authorization.payer())));
    if (claim.hasProvider()) {
      response.setRequestor(claim.getProvider().copy());
    }
    response.setRequest(new Reference(authorization.claim()));
    response.addIdentifier().setSystem(X12Identifiers.TRACE_NUMBER).setValue(authorization.trace());
    response.setOutcome(outcome(rejections));
    response.setDisposition(disposition());
    if (!authorization.number().isEmpty()) {
      response.setPreAuthRef(authorization.number());
    }
    if (!authorization.reference().isEmpty()) {
      response.addExtension(Pas.ADMINISTRATION_NUMBER, new StringType(authorization.reference()));
    }
  }

  private RemittanceOutcome outcome(List<Rejection> rejections) {
    return switch (authorization.state()) {
      case ASKED, PENDED, CONTACT, LATER, OVERDUE, UNANSWERED -> RemittanceOutcome.QUEUED;
      case REPAIR -> RemittanceOutcome.ERROR;
      default -> rejections.isEmpty() ? RemittanceOutcome.COMPLETE : RemittanceOutcome.PARTIAL;
    };
  }

  private String disposition() {
    return switch (authorization.state()) {
      case ASKED -> "The payer was asked";
      case PENDED -> "The payer has not decided";
      case APPROVED -> "Certified in total";
      case MODIFIED -> "Certified in part or with changes";
      case DENIED -> "Not certified";
      case NOT_REQUIRED -> "No authorization is required";
      case CONTACT -> "The payer is to be called";
      case CANCELLED -> "Cancelled";
      case REPAIR -> "The payer cannot decide this: " + authorization.reason();
      case LATER -> "The payer will be asked again: " + authorization.reason();
      case UNANSWERED -> "The payer has not answered: " + authorization.reason();
      case OVERDUE -> "The payer has not decided in time";
    };
  }

  private void decision(Decision decision) {
    period(decision.event().period()).ifPresent(response::setPreAuthPeriod);
    if (!decision.event().action().isEmpty()) {
      response.addAdjudication(adjudication(decision.event()));
    }
    notes(decision.event());
    Set<Integer> items =
        claim.getItem().stream().map(i -> i.getSequence()).collect(Collectors.toSet());
    for (int i = 0; i < decision.services().size(); i++) {
      Outcome service = decision.services().get(i);
      service(service, Items.of(service, i, claim), items);
    }
  }

  private void service(Outcome service, Optional<Integer> item, Set<Integer> items) {
    if (item.isPresent() && items.contains(item.get())) {
      ItemComponent answered = response.addItem().setItemSequence(item.get());
      extensions(answered, service);
      if (!service.action().isEmpty()) {
        answered.addAdjudication(adjudication(service));
      }
      notes(service).forEach(answered::addNoteNumber);
    }
    if (item.isEmpty() || service.action().equals("A6")) {
      ClaimResponse.AddedItemComponent added = response.addAddItem();
      item.ifPresent(added::addItemSequence);
      added.setProductOrService(
          new CodeableConcept()
              .addCoding(new Coding(X12Identifiers.codes("235"), service.procedure(), null)));
      if (service.quantity().matches("\\d+(\\.\\d+)?")) {
        added.setQuantity(new Quantity().setValue(new BigDecimal(service.quantity())));
      }
      added.addAdjudication(adjudication(service));
    }
  }

  private static void extensions(ItemComponent item, Outcome service) {
    if (!service.number().isEmpty()) {
      item.addExtension(Pas.ITEM_NUMBER, new StringType(service.number()));
    }
    period(service.period()).ifPresent(p -> item.addExtension(Pas.ITEM_PERIOD, p));
    if (!service.trace().isEmpty()) {
      item.addExtension(
          Pas.ITEM_TRACE,
          new Identifier().setSystem(X12Identifiers.TRACE_NUMBER).setValue(service.trace()));
    }
  }

  /** HCR as PAS has it. */
  private static AdjudicationComponent adjudication(Outcome outcome) {
    AdjudicationComponent adjudication = new AdjudicationComponent();
    adjudication.setCategory(new CodeableConcept(new Coding(ADJUDICATION, "submitted", null)));
    Extension action = adjudication.addExtension().setUrl(Pas.REVIEW_ACTION);
    action.addExtension(Pas.REVIEW_ACTION_CODE, Pas.concept("306", outcome.action()));
    if (!outcome.number().isEmpty()) {
      action.addExtension(Pas.NUMBER, new StringType(outcome.number()));
    }
    for (String reason : outcome.reasons()) {
      action.addExtension(Pas.REASON, Pas.concept("886", reason));
    }
    return adjudication;
  }

  /** What the payer says in words, and everything as it came. */
  private List<Integer> notes(Outcome outcome) {
    if (outcome.segments().isEmpty()) {
      return List.of();
    }
    String raw =
        outcome.segments().stream().map(Segment::raw).collect(Collectors.joining("~")) + "~";
    int number = response.getProcessNote().size() + 1;
    response.addProcessNote().setNumber(number).setText(raw);
    outcome
        .notes()
        .forEach(
            note ->
                response
                    .addProcessNote()
                    .setNumber(response.getProcessNote().size() + 1)
                    .setText(note));
    return java.util.stream.IntStream.rangeClosed(number, response.getProcessNote().size())
        .boxed()
        .toList();
  }

  private static Optional<Period> period(Optional<Span> span) {
    return span.map(
        s ->
            new Period()
                .setStartElement(new DateTimeType(s.from().toString()))
                .setEndElement(new DateTimeType(s.to().toString())));
  }

  private void error(Rejection rejection) {
    boolean aaa = rejection.loop().startsWith("2");
    String system = aaa ? Pas.codes("901") : X12Identifiers.codes(rejection.loop());
    ErrorComponent error =
        response
            .addError()
            .setCode(new CodeableConcept(new Coding(system, rejection.reason(), null)));
    error.addExtension(Pas.FOLLOW_UP, Pas.concept("889", rejection.followUp()));
    error.addExtension(Pas.ERROR_ELEMENT, new StringType(rejection.loop() + "/AAA"));
    int number = response.getProcessNote().size() + 1;
    response.addProcessNote().setNumber(number).setText(rejection.raw() + "~");
  }
}

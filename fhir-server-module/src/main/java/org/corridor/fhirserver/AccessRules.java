package org.corridor.fhirserver;

import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationFlagsEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilder;
import ca.uhn.fhir.rest.server.interceptor.auth.IRuleApplier;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Claim;
import org.jspecify.annotations.Nullable;

/**
 * What each role may do over HTTP. Nothing is allowed that is not named here; calls in process do
 * not pass this way.
 */
final class AccessRules extends AuthorizationInterceptor {

  /** Resources that change how the server itself behaves, or that say what a code means. */
  private static final Set<String> CONFORMANCE =
      Set.of(
          "CapabilityStatement",
          "CodeSystem",
          "CompartmentDefinition",
          "ConceptMap",
          "GraphDefinition",
          "ImplementationGuide",
          "MessageDefinition",
          "NamingSystem",
          "OperationDefinition",
          "SearchParameter",
          "StructureDefinition",
          "StructureMap",
          "TerminologyCapabilities",
          "ValueSet");

  private static final Set<String> ACCOUNTABILITY = Set.of("AuditEvent", "Provenance");

  AccessRules() {
    super(PolicyEnum.DENY);
  }

  @Override
  public List<IAuthRule> buildRuleList(RequestDetails details) {
    HttpServletRequest request = ((ServletRequestDetails) details).getServletRequest();
    IAuthRuleBuilder rules = new RuleBuilder().allow().metadata().andThen();
    if (request.isUserInRole("admin") || request.isUserInRole("system")) {
      return rules.allowAll().build();
    }
    if (request.isUserInRole("clinician")) {
      rules = clinician(rules);
    }
    if (request.isUserInRole("auditor")) {
      rules = reads(rules, ACCOUNTABILITY);
    }
    if (request.isUserInRole("analyst")) {
      rules = reads(rules, CONFORMANCE);
    }
    List<IAuthRule> built = new ArrayList<>(rules.denyAll().build());
    built.add(0, new PagesOnRequest());
    return built;
  }

  /**
   * Lets a user ask for the next page of a search. What is on it is weighed resource by resource,
   * like what was on the first.
   */
  private record PagesOnRequest() implements IAuthRule {

    @Override
    public AuthorizationInterceptor.@Nullable Verdict applyRule(
        RestOperationTypeEnum operation,
        RequestDetails details,
        @Nullable IBaseResource inputResource,
        @Nullable IIdType inputResourceId,
        @Nullable IBaseResource outputResource,
        IRuleApplier applier,
        Set<AuthorizationFlagsEnum> flags,
        Pointcut pointcut) {
      boolean asks = operation == RestOperationTypeEnum.GET_PAGE && outputResource == null;
      return asks ? new AuthorizationInterceptor.Verdict(PolicyEnum.ALLOW, this) : null;
    }

    @Override
    public String getName() {
      return "the next page";
    }
  }

  /** Reads and writes the record, but neither the audit trail nor the server's own resources. */
  private static IAuthRuleBuilder clinician(IAuthRuleBuilder rules) {
    IAuthRuleBuilder built = rules.deny().delete().allResources().withAnyId().andThen();
    built = built.deny().read().resourcesOfType("AuditEvent").withAnyId().andThen();
    built = built.deny().write().resourcesOfType("AuditEvent").withAnyId().andThen();
    built = built.deny().write().resourcesOfType("Subscription").withAnyId().andThen();
    for (String type : CONFORMANCE) {
      built = built.deny().write().resourcesOfType(type).withAnyId().andThen();
    }
    built = built.allow().read().allResources().withAnyId().andThen();
    built = built.allow().write().allResources().withAnyId().andThen();
    built = built.allow().patch().allRequests().andThen();
    built = built.allow().transaction().withAnyOperation().andApplyNormalRules().andThen();
    return built
        .allow()
        .operation()
        .named("$everything")
        .atAnyLevel()
        .andRequireExplicitResponseAuthorization()
        .andThen()
        .allow()
        .operation()
        .named("$validate")
        .atAnyLevel()
        .andAllowAllResponses()
        .andThen()
        .allow()
        .operation()
        .named("$submit")
        .onType(Claim.class)
        .andAllowAllResponses()
        .andThen()
        .allow()
        .operation()
        .named("$inquire")
        .onType(Claim.class)
        .andAllowAllResponses()
        .andThen();
  }

  private static IAuthRuleBuilder reads(IAuthRuleBuilder rules, Set<String> types) {
    IAuthRuleBuilder built = rules;
    for (String type : types) {
      built = built.allow().read().resourcesOfType(type).withAnyId().andThen();
    }
    return built;
  }
}

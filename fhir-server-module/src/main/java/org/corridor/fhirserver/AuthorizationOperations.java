package org.corridor.fhirserver;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.corridor.authorization.AuthorizationDoor;
import org.corridor.authorization.Authorizations;
import org.corridor.eligibility.InquiryIncomplete;
import org.corridor.eligibility.NoLine;
import org.corridor.journal.JournalUnavailable;
import org.corridor.repository.RepositoryUnavailable;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** {@code Claim/$submit} and {@code Claim/$inquire} in the manner of Da Vinci PAS. */
public final class AuthorizationOperations {

  private static final int UNAVAILABLE = 503;

  /** Asks the payer for authorization. */
  @Operation(name = "$submit", typeName = "Claim")
  public Bundle submit(
      @OperationParam(name = "resource", min = 1, max = 1) @Nullable Bundle bundle) {
    return asked(bundle, Authorizations::submit);
  }

  /** Says how authorizations stand. */
  @Operation(name = "$inquire", typeName = "Claim")
  public Bundle inquire(
      @OperationParam(name = "resource", min = 1, max = 1) @Nullable Bundle bundle) {
    return asked(bundle, Authorizations::inquire);
  }

  private interface Question {
    Bundle of(Authorizations authorizations, Bundle bundle) throws InterruptedException;
  }

  private static Bundle asked(@Nullable Bundle bundle, Question question) {
    if (bundle == null) {
      throw new UnprocessableEntityException("a Bundle with a Claim is needed");
    }
    Authorizations authorizations =
        AuthorizationDoor.now().orElseThrow(AuthorizationOperations::unavailable);
    try {
      return question.of(authorizations, bundle);
    } catch (InquiryIncomplete e) {
      throw new UnprocessableEntityException("this is missing: " + String.join("; ", e.missing()));
    } catch (NoLine e) {
      throw new UnprocessableEntityException("no line to this payer is set up");
    } catch (RepositoryUnavailable | JournalUnavailable e) {
      throw unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
  }

  private static BaseServerResponseException unavailable() {
    return new UnclassifiedServerFailureException(
        UNAVAILABLE, "authorization is not available now");
  }
}

package org.corridor.fhirserver;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.RepositoryUnavailable;

/**
 * Tells a failure that may pass from one that will not, in words without patient data: HAPI's and
 * the drivers' messages quote values.
 */
final class Failures {

  private static final Pattern CODE = Pattern.compile("HAPI-\\d+");
  private static final Pattern MISSING_TARGET =
      Pattern.compile("not found, specified in path: ([A-Za-z.]+)");

  private Failures() {}

  static RuntimeException translate(RuntimeException failure) {
    if (failure instanceof ChangeRefused || failure instanceof RepositoryUnavailable) {
      return failure;
    }
    Throwable cause = new WithoutValues(failure);
    return isFinal(failure)
        ? new ChangeRefused("the store refuses it: " + reason(failure), cause)
        : new RepositoryUnavailable("the store did not take it: " + reason(failure), cause);
  }

  private static boolean isFinal(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ResourceVersionConflictException) {
        return false;
      }
      if (each instanceof DataFormatException) {
        return true;
      }
      if (each instanceof BaseServerResponseException response && response.getStatusCode() < 500) {
        return true;
      }
      // Class 22, data exception: a value that no column takes, now or later.
      if (each instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith("22")) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Throwable failure) {
    StringBuilder reason = new StringBuilder(failure.getClass().getSimpleName());
    String message = String.valueOf(failure.getMessage());
    Matcher code = CODE.matcher(message);
    if (code.find()) {
      reason.append(' ').append(code.group());
    }
    Matcher missing = MISSING_TARGET.matcher(message);
    if (missing.find()) {
      reason.append(", nothing is stored where ").append(missing.group(1)).append(" refers to");
    }
    return reason.toString();
  }
}

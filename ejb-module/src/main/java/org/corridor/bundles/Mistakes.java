package org.corridor.bundles;

import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.corridor.shared.Finding;
import org.jspecify.annotations.Nullable;

/** Collects what the parser finds wrong, without the values that are. */
final class Mistakes extends ErrorHandlerAdapter {

  private static final int MOST = 50;

  private final List<Finding> findings = new ArrayList<>();

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public void unknownElement(@Nullable IParseLocation location, String name) {
    add(location, "structure", "FHIR R4 has no element " + name(name) + " here");
  }

  @Override
  public void unknownAttribute(@Nullable IParseLocation location, String name) {
    add(location, "structure", "FHIR R4 has no attribute " + name(name) + " here");
  }

  @Override
  public void unexpectedRepeatingElement(@Nullable IParseLocation location, String name) {
    add(location, "structure", name(name) + " stands here once at the most");
  }

  @Override
  public void missingRequiredElement(@Nullable IParseLocation location, String name) {
    add(location, "required", name(name) + " is missing");
  }

  @Override
  public void incorrectJsonType(
      @Nullable IParseLocation location,
      String name,
      ValueType expected,
      @Nullable ScalarType expectedScalar,
      ValueType found,
      @Nullable ScalarType foundScalar) {
    add(location, "structure", name(name) + " has a value of the wrong JSON type");
  }

  @Override
  public void invalidValue(@Nullable IParseLocation location, String value, String error) {
    add(location, "value", "The value is none that this element can have");
  }

  @Override
  public void containedResourceWithNoId(@Nullable IParseLocation location) {
    add(location, "structure", "A contained resource has no id");
  }

  @Override
  public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation location) {
    add(location, "structure", "An extension has either a value or extensions");
  }

  private void add(@Nullable IParseLocation location, String code, String text) {
    if (findings.size() < MOST) {
      String parent = location == null ? null : location.getParentElementName();
      findings.add(Finding.error(parent == null ? "" : name(parent), code, text));
    }
  }

  /** A sender may have put anything where a name belongs. */
  private static String name(String text) {
    return text.matches("[A-Za-z_.\\[\\]0-9]{1,80}") ? text : "(no name)";
  }
}

package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.extractor.BaseSearchParamExtractor.IValueExtractor;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** Against HAPI's own extractor, on resources in which everything that may be said is said. */
class IndexValuesTest {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final int VARIANTS = 12;
  private static final int DEPTH = 5;
  private static final List<String> REFERENCES =
      List.of("Patient/1", "Group/2", "Practitioner/3", "#contained", "Location/4");

  private final SearchParamExtractorR4 engine = new SearchParamExtractorR4();
  private final IndexValues plain = new IndexValues();

  IndexValuesTest() {
    for (SearchParamExtractorR4 extractor : List.of(engine, plain)) {
      extractor.setContext(CONTEXT);
      extractor.initFhirPath();
    }
  }

  @Test
  void everyStandardPathFindsWhatTheFhirPathEngineFinds() {
    int compared = 0;
    Set<String> types = new TreeSet<>(CONTEXT.getResourceTypes());
    for (String type : types) {
      List<String> paths =
          CONTEXT.getResourceDefinition(type).getSearchParams().stream()
              .map(RuntimeSearchParam::getPath)
              .filter(path -> path != null && !path.isBlank())
              .flatMap(path -> List.of(path.split("\\|", -1)).stream())
              .map(String::strip)
              .distinct()
              .toList();
      for (int variant = 0; variant < VARIANTS; variant++) {
        Resource resource = filled(type, variant);
        for (String path : paths) {
          List<? extends IBase> expected =
              found(() -> engine.getPathValueExtractor(resource, path));
          assertThat(found(() -> plain.getPathValueExtractor(resource, path)))
              .as("%s on %s, variant %d", path, type, variant)
              .hasSameSizeAs(expected)
              .zipSatisfy(
                  expected,
                  (one, other) -> assertThat(((Base) one).equalsDeep((Base) other)).isTrue());
          compared += expected.size();
        }
      }
    }
    assertThat(compared).as("values found").isGreaterThan(10_000);
  }

  @Test
  void pathsOfOtherTypesFindNothing() {
    Resource observation = filled("Observation", 0);
    for (String type : CONTEXT.getResourceTypes()) {
      for (RuntimeSearchParam parameter : CONTEXT.getResourceDefinition(type).getSearchParams()) {
        String path = parameter.getPath();
        if (!type.equals("Observation") && path != null && path.startsWith(type + ".")) {
          assertThat(found(() -> plain.getPathValueExtractor(observation, path)))
              .as(path)
              .hasSameSizeAs(found(() -> engine.getPathValueExtractor(observation, path)));
        }
      }
    }
  }

  private static List<? extends IBase> found(Supplier<IValueExtractor> values) {
    return values.get().get();
  }

  private static Resource filled(String type, int variant) {
    Resource resource = (Resource) CONTEXT.getResourceDefinition(type).newInstance();
    fill(resource, variant, DEPTH);
    return resource;
  }

  private static void fill(IBase element, int variant, int depth) {
    if (element instanceof Reference reference) {
      reference.setReference(REFERENCES.get(variant % REFERENCES.size()));
      return;
    }
    if (element instanceof PrimitiveType<?> primitive) {
      primitive.setValueAsString(sample(primitive));
      return;
    }
    BaseRuntimeElementDefinition<?> definition = CONTEXT.getElementDefinition(element.getClass());
    if (depth == 0 || !(definition instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
      return;
    }
    for (BaseRuntimeChildDefinition child : composite.getChildrenAndExtension()) {
      if (child.getElementName().matches("extension|modifierExtension|contained|text")) {
        continue;
      }
      List<String> names = new TreeSet<>(child.getValidChildNames()).stream().toList();
      String name = names.get(variant % names.size());
      BaseRuntimeElementDefinition<?> kind = child.getChildByName(name);
      if (kind == null || IBaseResource.class.isAssignableFrom(kind.getImplementingClass())) {
        continue;
      }
      IBase value = kind.newInstance(child.getInstanceConstructorArguments());
      fill(value, variant, depth - 1);
      if (!((Base) value).isEmpty()) {
        child.getMutator().addValue(element, value);
      }
    }
  }

  private static String sample(PrimitiveType<?> primitive) {
    if (primitive instanceof BooleanType) {
      return "true";
    }
    if (primitive instanceof IntegerType || primitive instanceof DecimalType) {
      return "1";
    }
    return switch (primitive.fhirType()) {
      case "date", "dateTime" -> "2024-01-02";
      case "instant" -> "2024-01-02T03:04:05Z";
      case "time" -> "03:04:05";
      case "base64Binary" -> "QQ==";
      case "code" -> "";
      default -> "text";
    };
  }
}

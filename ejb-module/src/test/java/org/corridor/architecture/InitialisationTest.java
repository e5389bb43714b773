package org.corridor.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Mapping tables are read when the class that runs them is first used, by whichever of many threads
 * comes first. So none may be broken, and no two classes may wait for each other.
 */
class InitialisationTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.corridor");

  @Test
  void everyTableCanBeRead() {
    for (JavaClass each : CLASSES) {
      if (each.getStaticInitializer().isPresent()) {
        assertThatNoException()
            .as(each.getName())
            .isThrownBy(() -> Class.forName(each.getName(), true, getClass().getClassLoader()));
      }
    }
  }

  @Test
  void noClassWaitsForItselfToBeReady() {
    Map<String, Set<String>> needs =
        CLASSES.stream()
            .filter(each -> each.getStaticInitializer().isPresent())
            .collect(
                Collectors.toMap(
                    JavaClass::getName,
                    InitialisationTest::needs,
                    (one, same) -> one,
                    TreeMap::new));
    List<String> circles =
        needs.keySet().stream()
            .filter(name -> reachable(name, needs).contains(name))
            .map(name -> name + " needs " + needs.get(name))
            .toList();
    assertThat(needs).isNotEmpty();
    assertThat(circles).isEmpty();
  }

  private static Set<String> reachable(String from, Map<String, Set<String>> needs) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(needs.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (seen.add(next)) {
        open.addAll(needs.getOrDefault(next, Set.of()));
      }
    }
    return seen;
  }

  /** The classes that are used while {@code each} is made ready; functions run later. */
  private static Set<String> needs(JavaClass each) {
    Set<String> needed = new TreeSet<>();
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    open.add(each.getStaticInitializer().orElseThrow());
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.pop();
      if (seen.add(unit)) {
        Stream.concat(
                unit.getCallsFromSelf().stream(),
                unit.getFieldAccesses().stream().filter(InitialisationTest::isStatic))
            .filter(access -> !access.isDeclaredInLambda())
            .filter(access -> access.getTargetOwner().getName().startsWith("org.corridor"))
            .forEach(
                access -> {
                  needed.add(access.getTargetOwner().getName());
                  access.getTarget().resolveMember().ifPresent(member -> follow(member, open));
                });
      }
    }
    needed.remove(each.getName());
    return needed;
  }

  private static boolean isStatic(JavaFieldAccess access) {
    return access
        .getTarget()
        .resolveMember()
        .filter(member -> member.getModifiers().contains(JavaModifier.STATIC))
        .isPresent();
  }

  private static void follow(Object member, Deque<JavaCodeUnit> open) {
    if (member instanceof JavaCodeUnit unit) {
      open.add(unit);
    }
  }
}

package org.corridor.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class RolesFeatureTest {

  @RolesAllowed(Roles.ADMIN)
  static class Guarded {
    @GET
    public void asTheClassSays() {}

    @GET
    @RolesAllowed({Roles.ANALYST, Roles.AUDITOR})
    public void asTheMethodSays() {}
  }

  static class Forgotten {
    @GET
    public void open() {}
  }

  private record Resource(Class<?> type, String name) implements ResourceInfo {
    @Override
    public Method getResourceMethod() {
      try {
        return type.getMethod(name);
      } catch (NoSuchMethodException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Class<?> getResourceClass() {
      return type;
    }
  }

  @Test
  void theMethodsRolesComeBeforeTheClasss() {
    assertThat(RolesFeature.roles(new Resource(Guarded.class, "asTheClassSays")))
        .containsExactly("admin");
    assertThat(RolesFeature.roles(new Resource(Guarded.class, "asTheMethodSays")))
        .containsExactlyInAnyOrder("analyst", "auditor");
  }

  @Test
  void aForgottenAnnotationOpensNothing() {
    assertThat(RolesFeature.roles(new Resource(Forgotten.class, "open"))).isEmpty();
  }
}

package org.corridor.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests that kill the hub: after all others, and alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(Crashes.HUB)
@Order(Integer.MAX_VALUE)
public @interface Crashes {

  /** What they need for themselves. */
  String HUB = "the hub";
}

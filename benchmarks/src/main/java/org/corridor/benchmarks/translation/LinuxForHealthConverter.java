package org.corridor.benchmarks.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The LinuxForHealth HL7 v2-FHIR converter with the settings it comes with, called without being
 * compiled against: its libraries are older versions of Corridor's own.
 */
public final class LinuxForHealthConverter implements Converter {

  private static final String CLASS = "io.github.linuxforhealth.hl7.HL7ToFHIRConverter";

  private final MethodHandle convert;

  /** Loads it from the class path. */
  public LinuxForHealthConverter() throws ReflectiveOperationException {
    Class<?> type = Class.forName(CLASS);
    Object converter = type.getDeclaredConstructor().newInstance();
    convert =
        MethodHandles.publicLookup()
            .findVirtual(type, "convert", MethodType.methodType(String.class, String.class))
            .bindTo(converter);
  }

  /** It always writes out what it made in memory: about a twentieth of its time. */
  @Override
  public Object bundle(byte[] message) {
    return json(message);
  }

  @Override
  public String json(byte[] message) {
    try {
      return (String) convert.invoke(new String(message, UTF_8));
    } catch (Throwable e) {
      throw new IllegalStateException("not converted", e);
    }
  }
}

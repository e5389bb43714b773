package org.corridor.benchmarks.translation;

/** Something that makes FHIR of HL7 v2. */
public interface Converter {

  /** The name of the system property that says which one to measure: a class name. */
  String PROPERTY = "corridor.benchmark.converter";

  /**
   * The message as a bundle in memory.
   *
   * @throws RuntimeException when the converter does not take such messages
   */
  Object bundle(byte[] message);

  /** The message as a bundle in JSON. */
  String json(byte[] message);

  /** The one that {@link #PROPERTY} names. */
  static Converter chosen() {
    try {
      return Class.forName(System.getProperty(PROPERTY))
          .asSubclass(Converter.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no such converter: " + System.getProperty(PROPERTY), e);
    }
  }
}

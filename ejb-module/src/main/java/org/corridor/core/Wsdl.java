package org.corridor.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a server offers, for tools that write clients (WSDL 1.1 with the binding for SOAP 1.2). */
public final class Wsdl {

  private Wsdl() {}

  /**
   * The description.
   *
   * @param url where the server is, as callers see it
   */
  public static String of(String url) {
    return frame()
        .replace("@elements@", each(Wsdl::elements))
        .replace("@messages@", each(Wsdl::messages))
        .replace("@operations@", each(Wsdl::operation))
        .replace("@bindings@", each(Wsdl::binding))
        .replace("@url@", url.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
  }

  private static String frame() {
    try (InputStream in =
        Objects.requireNonNull(Wsdl.class.getResourceAsStream("core.wsdl"), "core.wsdl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String each(Function<Operation, String> part) {
    return Arrays.stream(Operation.values()).map(part).collect(Collectors.joining());
  }

  private static String elements(Operation operation) {
    String kind = operation == Operation.REAL_TIME ? "RealTime" : "Batch";
    return """
              <xsd:element name="%s" type="tns:%s"/>
              <xsd:element name="%s" type="tns:%sAnswer"/>
        """
        .formatted(
            operation.element(Direction.REQUEST), kind, operation.element(Direction.ANSWER), kind);
  }

  private static String messages(Operation operation) {
    return """
          <message name="%1$sIn"><part name="body" element="tns:%2$s"/></message>
          <message name="%1$sOut"><part name="body" element="tns:%3$s"/></message>
        """
        .formatted(
            operation.action(),
            operation.element(Direction.REQUEST),
            operation.element(Direction.ANSWER));
  }

  private static String operation(Operation operation) {
    return """
            <operation name="%1$s">
              <input message="tns:%1$sIn"/>
              <output message="tns:%1$sOut"/>
            </operation>
        """
        .formatted(operation.action());
  }

  private static String binding(Operation operation) {
    return """
            <operation name="%1$s">
              <soap:operation soapAction="%1$s" style="document"/>
              <input><soap:body use="literal"/></input>
              <output><soap:body use="literal"/></output>
            </operation>
        """
        .formatted(operation.action());
  }
}

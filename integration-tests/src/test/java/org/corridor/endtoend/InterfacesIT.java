package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.app.HL7Service;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.protocol.ReceivingApplication;
import ca.uhn.hl7v2.util.idgenerator.InMemoryIDGenerator;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.corridor.hub.Declared;
import org.corridor.hub.Fhir;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.Sender;
import org.corridor.hub.V2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Interface files that come, change, break and go while the hub runs. */
@ExtendWith(RunningHub.class)
class InterfacesIT {

  private final HubUnderTest hub;
  private final String name = V2.unique("ifc").toLowerCase(Locale.ROOT);
  @TempDir private Path folder;

  InterfacesIT(HubUnderTest hub) {
    this.hub = hub;
  }

  /** A receiving system made of the reference implementation of HL7 v2 in Java. */
  private static final class Laboratory implements ReceivingApplication<Message>, AutoCloseable {

    private final List<String> came = new CopyOnWriteArrayList<>();
    private final HapiContext context = new DefaultHapiContext(new GenericModelClassFactory());
    private final HL7Service server;
    private final int port;

    Laboratory() throws IOException, InterruptedException {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      // The usual one counts in a file.
      context.getParserConfiguration().setIdGenerator(new InMemoryIDGenerator());
      context.setValidationContext(ValidationContextFactory.noValidation());
      server = context.newServer(port, false);
      server.registerApplication("*", "*", this);
      server.startAndWait();
    }

    @Override
    public Message processMessage(Message message, Map<String, Object> metadata)
        throws HL7Exception {
      came.add(message.encode());
      try {
        return message.generateACK();
      } catch (IOException e) {
        throw new HL7Exception(e);
      }
    }

    @Override
    public boolean canProcess(Message message) {
      return true;
    }

    @Override
    public void close() throws IOException {
      server.stopAndWait();
      context.close();
    }
  }

  @Test
  void whatAFileSaysIsDoneFromTheNextMessageOn() throws Exception {
    try (Laboratory laboratory = new Laboratory();
        Declared declared = new Declared(hub, name)) {
      declared.as(routes(laboratory.port, "MSH-9.1 = ORU"));
      String patient = V2.unique("P");
      String registration = V2.unique("C");
      String result = V2.unique("C");
      declared.send(
          List.of(
              V2.registration(registration, patient),
              V2.glucose(result, patient, V2.unique("O"), "91")));
      declared.awaitDeliveries(name + "-lab", "DELIVERED", 1);
      declared.awaitDeliveries(name + "-files", "DELIVERED", 2);
      assertThat(laboratory.came)
          .singleElement()
          .asString()
          .contains("|CHANGED|")
          .contains("|" + result + "|");
      assertThat(bundles()).hasSize(2).allSatisfy(text -> assertThat(text).contains(patient));

      JsonNode fate = hub.journal().fate(result);
      assertThat(fate.at("/message/state").asText()).isEqualTo("PROCESSED");
      String version = declared.version().orElseThrow();
      assertThat(fate.path("findings").findValuesAsText("text"))
          .anyMatch(text -> text.contains(version));
      assertThat(
              Fhir.values(
                  hub.fhir().read("Observation?patient.identifier=" + patient),
                  "entry.resource.value.value"))
          .containsExactly("91");

      declared.as(routes(laboratory.port, "MSH-9.1 = ADT"));
      String second = V2.unique("C");
      declared.send(List.of(V2.registration(second, patient)));
      declared.awaitDeliveries(name + "-lab", "DELIVERED", 2);
      assertThat(laboratory.came).last().asString().contains("|" + second + "|");
    }
  }

  @Test
  void aBrokenFileChangesNothingAndSaysWhere() throws Exception {
    try (Laboratory laboratory = new Laboratory();
        Declared declared = new Declared(hub, name)) {
      declared.as(routes(laboratory.port, "MSH-9.1 = ORU"));
      declared.write("routes:\n  - when: MSH-9.1 = =\n    to: nowhere\n");
      await("the problem")
          .atMost(Duration.ofSeconds(15))
          .until(() -> problems().contains(declared.file().getFileName() + ":5"));
      String patient = V2.unique("P");
      declared.send(List.of(V2.glucose(V2.unique("C"), patient, V2.unique("O"), "92")));
      declared.awaitDeliveries(name + "-lab", "DELIVERED", 1);
    }
    await("the listener to close")
        .atMost(Duration.ofSeconds(15))
        .until(() -> !interfaces().contains(name));
  }

  @Test
  void whatIsOnlyPassedOnIsNotStored() throws Exception {
    try (Laboratory laboratory = new Laboratory();
        Declared declared = new Declared(hub, name)) {
      declared.as("repository: none\n" + routes(laboratory.port, "exists PID-3"));
      String patient = V2.unique("P");
      String controlId = V2.unique("C");
      declared.send(List.of(V2.registration(controlId, patient)));
      declared.awaitDeliveries(name + "-lab", "DELIVERED", 1);
      assertThat(hub.journal().fate(controlId).at("/message/state").asText())
          .isEqualTo("PROCESSED");
      assertThat(hub.fhir().search("Patient?identifier=" + patient).getEntry()).isEmpty();
    }
  }

  @Test
  void aSenderWhoWantsToKnowWhatBecameOfAMessageWaitsForIt() throws Exception {
    try (Declared declared = new Declared(hub, name)) {
      declared.as("acknowledge: processed\n");
      String patient = V2.unique("P");
      try (Sender sender = declared.sender()) {
        assertThat(sender.send(V2.registration(V2.unique("C"), patient)).code()).isEqualTo("AA");
      }
      // It was answered after it was stored.
      assertThat(hub.fhir().search("Patient?identifier=" + patient).getEntry()).hasSize(1);
    }
  }

  private String routes(int port, String condition) {
    return """
    routes:
      - name: to-lab
        when: %3$s
        change:
          - set: MSH-5 = CHANGED
        to: %1$s-lab
      - name: bundles
        when-fhir: Bundle.entry.resource.ofType(Patient).exists()
        send: fhir
        to: %1$s-files
    destinations:
      %1$s-lab:
        mllp: {host: 127.0.0.1, port: %2$d}
      %1$s-files:
        files: {folder: %4$s}
    """
        .formatted(name, port, condition, folder);
  }

  private List<String> bundles() throws IOException {
    List<String> texts = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        texts.add(Files.readString(file, UTF_8));
      }
    }
    return texts;
  }

  private String problems() throws IOException, InterruptedException {
    return hub.as(Role.ANALYST).get("/api/interfaces/problems").text();
  }

  private String interfaces() throws IOException, InterruptedException {
    return hub.as(Role.ANALYST).get("/api/interfaces").text();
  }
}

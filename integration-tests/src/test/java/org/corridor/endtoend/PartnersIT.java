package org.corridor.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.hub.BesideOthers;
import org.corridor.hub.HubUnderTest;
import org.corridor.hub.Reply;
import org.corridor.hub.Role;
import org.corridor.hub.RunningHub;
import org.corridor.hub.V2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A trading partner of a running hub: its folders, and the door where it may call. */
@BesideOthers
@ExtendWith(RunningHub.class)
class PartnersIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;
  private final HubUnderTest hub;
  private final String name = V2.unique("p").toLowerCase(java.util.Locale.ROOT);
  private final String them = V2.unique("T");
  private final String claim = V2.unique("C");

  PartnersIT(HubUnderTest hub) {
    this.hub = hub;
  }

  private Path file() {
    return hub.directory().resolve("partners").resolve(name + ".yaml");
  }

  @BeforeEach
  void declare() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.createDirectories(folder.resolve("out"));
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(),
        """
        partner: %s
        name: A payer
        us: {id: LKB001}
        them: {id: %s}
        usage: test
        files: {in: %s, out: %s}
        calls-us: {sender: %s, certificate: %s}
        """
            .formatted(
                name, them, folder.resolve("in"), folder.resolve("out"), them, "0".repeat(64)));
    await("the partner")
        .atMost(PATIENCE)
        .until(() -> hub.as(Role.OPERATOR).get("/api/partners/" + name).status() == 200);
  }

  @AfterEach
  void forget() throws IOException {
    Files.deleteIfExists(file());
  }

  /** A remittance that our 999 rejects: it has no technical contact. */
  private String remittance() {
    return """
        ISA*00*          *00*          *ZZ*%-15s*ZZ*LKB001         *260701*0800*^*00501*000000001*0*T*:~
        GS*HP*%s*LKB001*20260701*0800*1*X*005010X221A1~
        ST*835*0001~
        BPR*I*80*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260701~
        TRN*1*TR%s*1512345678~
        DTM*405*20260701~
        N1*PR*ALDER HEALTH PLAN~
        N3*1 ALDER WAY~
        N4*DES MOINES*IA*50309~
        N1*PE*LAKESIDE CLINIC*XX*1234567893~
        LX*1~
        CLP*%s*1*100*80*20*12*9001*11*1~
        CAS*PR*3*20~
        NM1*QC*1*HOLT*JO****MI*A1~
        SE*13*0001~
        GE*1*1~
        IEA*1*000000001~
        """
        .formatted(them, them, claim, claim);
  }

  private JsonNode api(String path) throws IOException, InterruptedException {
    Reply reply = hub.as(Role.ANALYST).get(path);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  private List<Path> answers() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("out"))) {
      return all.filter(file -> file.toString().endsWith(".x12")).toList();
    }
  }

  @Test
  void aRemittanceInAFolderIsAnsweredUsedAndTold() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("in/a.835"), remittance());
    await("our 999").atMost(PATIENCE).until(() -> !answers().isEmpty());
    assertThat(Files.readString(answers().get(0))).contains("IK3*PER*").contains("IK5*R*");
    JsonNode all = api("/api/interchanges?direction=in&partner=" + name);
    assertThat(all.at("/interchanges/0/state").asText()).as(all.toString()).isEqualTo("ACCEPTED");
    assertThat(api("/api/claims/" + claim + "/story").toString())
        .contains("REMITTED")
        .contains("CLP*" + claim);
  }

  @Test
  void whoeverCallsWithoutItsCertificateGetsNothing() throws IOException, InterruptedException {
    String body =
        part("PayloadType", "X12_835_Request_005010X221A1")
            + part("ProcessingMode", "Batch")
            + part("PayloadID", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
            + part("TimeStamp", "2026-07-01T08:00:00Z")
            + part("UserName", "admin")
            + part("Password", "wrong")
            + part("SenderID", them)
            + part("ReceiverID", "LKB001")
            + part("CORERuleVersion", "2.2.0")
            + part("Payload", remittance())
            + "--edge--\r\n";
    Reply reply =
        hub.anonymous()
            .send("POST", "/core", "multipart/form-data; boundary=edge", body.getBytes(UTF_8));
    assertThat(reply.toString()).contains("UnAuthorized").doesNotContain("HOLT");
    assertThat(api("/api/interchanges?partner=" + name).at("/interchanges").size()).isZero();
  }

  private static String part(String field, String value) {
    return "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(field, value);
  }
}

package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class SoapReaderTest {

  private static final Entity GOOD =
      Sample.written(EnvelopeStandard.SOAP, Sample.realTime(Sample.INTERCHANGE));

  private static CoreRefused refusal(Entity entity) {
    return catchThrowableOfType(
        CoreRefused.class, () -> SoapReader.open(entity, Direction.REQUEST));
  }

  private static Entity withDtd(String dtd, String id) {
    Entity declared = Sample.changed(GOOD, "<env:Envelope", dtd + "<env:Envelope");
    return Sample.changed(declared, "<SenderID>NORTH", "<SenderID>" + id);
  }

  @Test
  void filesAreNotReadForEntities() {
    Entity attack = withDtd("<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>", "&f;");
    assertThat(refusal(attack).code()).isEqualTo("Sender");
  }

  @Test
  void entitiesDoNotGrow() {
    Entity attack =
        withDtd("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>", "&b;");
    assertThat(refusal(attack).code()).isEqualTo("Sender");
  }

  @Test
  void anOlderSoapIsAnotherVersion() {
    Entity old = Sample.changed(GOOD, Soap.ENVELOPE, "http://schemas.xmlsoap.org/soap/envelope/");
    assertThat(refusal(old).code()).isEqualTo("VersionMismatch");
  }

  @Test
  void elementsWithoutEndAreNotFollowedIntoTheDeep() {
    Entity deep = Sample.changed(GOOD, "<PayloadType>", "<a>".repeat(100) + "<PayloadType>");
    assertThat(refusal(deep).code()).isEqualTo("Sender");
  }

  @Test
  void whatIsNoXmlIsNotQuoted() {
    Entity none = new Entity(GOOD.contentType(), "<DOE^JOHN".getBytes(UTF_8));
    assertThat(refusal(none).text()).doesNotContain("DOE");
  }

  @Test
  void payloadsOfPartnersWithSpaceAroundAndNoCdataAreTheSame() {
    Entity plain =
        Sample.changed(Sample.changed(GOOD, "<![CDATA[", "\n <!-- 270 -->"), "]]>", "\n");
    byte[] payload = SoapReader.open(plain, Direction.REQUEST).fields().request().payload();
    assertThat(new String(payload, UTF_8).strip())
        .isEqualTo(new String(Sample.INTERCHANGE, UTF_8).strip());
  }

  @Test
  void aFieldTwiceIsNoEnvelope() {
    Entity twice = Sample.changed(GOOD, "<SenderID>", "<SenderID>SOUTH</SenderID><SenderID>");
    assertThat(refusal(twice).code()).isEqualTo("Sender");
  }
}

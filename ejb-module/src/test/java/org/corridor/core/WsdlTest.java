package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class WsdlTest {

  @Test
  void everyOperationIsDescribed() throws IOException, SAXException, ParserConfigurationException {
    String text = Wsdl.of("https://hub.example/core?a&b");
    Document wsdl =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(UTF_8)));
    assertThat(wsdl.getElementsByTagName("message").getLength()).isEqualTo(10);
    assertThat(text)
        .contains("soapAction=\"RealTimeTransaction\"")
        .contains("COREEnvelopeBatchSubmissionAckRetrievalResponse")
        .contains("location=\"https://hub.example/core?a&amp;b\"")
        .doesNotContain("@");
  }
}

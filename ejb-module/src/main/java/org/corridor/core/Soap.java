package org.corridor.core;

/** The names of SOAP 1.2, WS-Security, XOP and the rule's schema. */
final class Soap {

  static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";
  static final String CORE = "http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd";
  static final String XOP = "http://www.w3.org/2004/08/xop/include";
  static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  static final String PASSWORD_TEXT =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0"
          + "#PasswordText";

  private Soap() {}
}

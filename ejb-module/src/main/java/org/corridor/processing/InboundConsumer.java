package org.corridor.processing;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes messages from the inbound queue. Outside a transaction: the broker forgets the message once
 * {@link #onMessage} has returned, and every effect before that may be repeated.
 */
@MessageDriven(
    name = "InboundConsumer",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "corridor.inbound"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(
          propertyName = "acknowledgeMode",
          propertyValue = "Auto-acknowledge"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "64"),
      // In bytes: one message in hand, the next ones ready, and the rest stay with the broker.
      @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "16384")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InboundConsumer implements MessageListener {

  @EJB private Processing processing;

  @Override
  public void onMessage(Message message) {
    processing.process(message);
  }
}

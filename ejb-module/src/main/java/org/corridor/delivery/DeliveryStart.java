package org.corridor.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Runs the delivery engine while the hub runs. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DeliveryStart {

  @Inject Dispatch dispatch;

  @PostConstruct
  void open() {
    dispatch.start();
  }

  @PreDestroy
  void close() {
    dispatch.stop();
  }
}

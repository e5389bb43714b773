package org.corridor.operations;

import org.corridor.alerts.Alert;
import org.corridor.alerts.Alerts;

/** {@link AlertsMBean} on the alerts. */
record AlertsView(Alerts alerts) implements AlertsMBean {

  @Override
  public long getOpen() {
    return alerts.open().size();
  }

  @Override
  public String[] getOpenAlerts() {
    return alerts.open().stream().map(AlertsView::line).toArray(String[]::new);
  }

  private static String line(Alert alert) {
    return String.join(
        " ",
        alert.raisedAt().toString(),
        alert.kind().name(),
        alert.interfaceName() + ":",
        alert.text());
  }
}

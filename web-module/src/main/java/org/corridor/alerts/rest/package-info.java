/** Alerts over HTTP: {@link org.corridor.alerts.rest.AlertsResource}. */
@NullMarked
package org.corridor.alerts.rest;

import org.jspecify.annotations.NullMarked;

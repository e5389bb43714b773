package org.corridor.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Map;
import org.corridor.testing.MapConfig;
import org.junit.jupiter.api.Test;

class MllpSettingsTest {

  @Test
  void withoutSettingsThereIsOneInterface() {
    assertThat(MllpSettings.from(new MapConfig(Map.of())))
        .singleElement()
        .satisfies(
            main -> {
              assertThat(main.name()).isEqualTo("main");
              assertThat(main.host()).isEqualTo("127.0.0.1");
              assertThat(main.port()).isEqualTo(2575);
              assertThat(main.tls()).isEmpty();
            });
  }

  @Test
  void anInterfaceThatIsNotEnabledIsNotOpened() {
    MapConfig config =
        new MapConfig(
            Map.of(
                "corridor.mllp.interfaces", "main, lab, ward",
                "corridor.mllp.lab.enabled", "false",
                "corridor.mllp.ward.port", "2577"));
    assertThat(MllpSettings.from(config))
        .extracting(MllpSettings::name, MllpSettings::port)
        .containsExactly(tuple("main", 2575), tuple("ward", 2577));
  }

  @Test
  void aTrustStoreAsksForCertificates() {
    MapConfig config =
        new MapConfig(
            Map.of(
                "corridor.mllp.tls.key-store", "hub.p12",
                "corridor.mllp.tls.trust-store", "clients.p12"));
    assertThat(MllpSettings.from(config).get(0).tls())
        .hasValueSatisfying(tls -> assertThat(tls.clientAuthentication()).isTrue());
  }
}

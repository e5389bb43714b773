package org.corridor.participation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceUdiCarrierComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** PRT-10 and PRT-16 to PRT-22: guide, PRT[Device]. */
final class Devices {

  private static final SegmentTable PRT =
      SegmentTable.load(
          Devices.class,
          "PRT-Device.csv",
          new Device(),
          Map.of("deviceNumber", Devices::number, "deviceCarrier", Devices::carrier));

  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier]");

  /** How the three issuers of device identifiers begin theirs: GS1, HIBCC, ICCBBA. */
  private static final Pattern CARRIER = Pattern.compile("\\(01\\).*|\\+[A-Z].*|=/.*");

  private Devices() {}

  /** Mentions the device that a PRT names by a number; empty when it names none. */
  static Optional<Reference> mention(V2Segment prt, Passage passage) {
    Device device = new Device();
    PRT.fill(device, prt, passage);
    String id = id(device);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    device.setId(id);
    return Optional.of(passage.draft(device, Weight.MENTION, Set.of()));
  }

  private static String id(Device device) {
    if (device.hasIdentifier()) {
      return Identity.of("Device", device.getIdentifierFirstRep());
    }
    if (!device.hasUdiCarrier()) {
      return "";
    }
    DeviceUdiCarrierComponent carrier = device.getUdiCarrierFirstRep();
    String kind = carrier.hasCarrierHRF() ? carrier.getCarrierHRF() : carrier.getDeviceIdentifier();
    return Identity.of(
        "Device",
        "udi",
        kind,
        String.valueOf(device.getLotNumber()),
        String.valueOf(device.getSerialNumber()));
  }

  private static @Nullable Base number(Spot spot) {
    return isCarrier(spot) ? null : NUMBER.map(spot.repetition(), spot.passage().context());
  }

  private static @Nullable Base carrier(Spot spot) {
    return isCarrier(spot)
        ? new DeviceUdiCarrierComponent().setCarrierHRF(spot.repetition().component(1))
        : null;
  }

  private static boolean isCarrier(Spot spot) {
    return CARRIER.matcher(spot.repetition().component(1)).matches();
  }
}

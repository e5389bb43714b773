package org.corridor.datatypes;

import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.DeviceUdiCarrierComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/** Devices that a field names: guide, HD[Device], CWE[Device] and EI[Device-udiCarrier]. */
final class Devices {

  private static final int[] CODES = {1, 4, 10};

  private Devices() {}

  /** An application or facility. */
  static @Nullable Device hd(Parts hd) {
    Identifier identifier = Identifiers.hd(hd);
    if (identifier == null) {
      return null;
    }
    Device device = new Device().addIdentifier(identifier);
    Identifier other = Identifiers.beside(hd);
    if (other != null) {
      device.addIdentifier(other);
    }
    return hd.has(1) ? named(device, hd.get(1)) : device;
  }

  /** Each code is taken for the number of the one device that was used, not of its kind. */
  static @Nullable Device cwe(Parts cwe, MappingContext context) {
    Device device = new Device();
    for (int at : CODES) {
      if (cwe.has(at)) {
        Identifier identifier = device.addIdentifier().setValue(cwe.get(at));
        if (cwe.has(at + 2)) {
          identifier.setSystem(context.codingSystem(cwe.get(at + 2)));
        }
      }
      if (cwe.has(at + 1)) {
        named(device, cwe.get(at + 1));
      }
    }
    if (cwe.has(9)) {
      named(device, cwe.get(9));
    }
    return device.isEmpty() ? null : device;
  }

  static @Nullable DeviceUdiCarrierComponent carrier(Parts ei) {
    return ei.has(1) ? new DeviceUdiCarrierComponent().setDeviceIdentifier(ei.get(1)) : null;
  }

  private static Device named(Device device, String name) {
    device.addDeviceName().setName(name).setType(DeviceNameType.OTHER);
    return device;
  }
}

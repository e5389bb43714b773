package org.corridor.admission;

import java.lang.management.ManagementFactory;
import java.util.*;
import org.corridor.hl7v2.*;
import org.corridor.testing.*;
import org.junit.jupiter.api.Test;

class SpeedTest {
  @Test
  void speed() {
    List<byte[]> all = new ArrayList<>();
    for (var f : SharedData.messages(SharedData.folder("hl7v2")))
      if (f.toString().contains("/ADT_A0") || f.toString().contains("/scenarios/0")) {
        var b = SharedData.bytes(f);
        try {
          var m = V2Message.parse(b, TestHub.SENDER);
          if (m.header().type().equals("ADT")) {
            new AdmissionJourney().translate(m, TestHub.SENDER);
            all.add(b);
          }
        } catch (RuntimeException e) {
        }
      }
    var j = new AdmissionJourney();
    var mx = ManagementFactory.getThreadMXBean();
    long size = all.stream().mapToLong(b -> b.length).sum() / all.size();
    for (int round = 0; round < 8; round++) {
      long t0 = mx.getCurrentThreadCpuTime();
      int n = 0;
      long tp = 0, tt = 0;
      while (n < 3000) {
        for (byte[] b : all) {
          long a = System.nanoTime();
          var m = V2Message.parse(b, TestHub.SENDER);
          long c = System.nanoTime();
          var t = j.translate(m, TestHub.SENDER);
          long d = System.nanoTime();
          t.bundle();
          tp += c - a;
          tt += d - c;
          n++;
        }
      }
      double s = (mx.getCurrentThreadCpuTime() - t0) / 1e9;
      System.out.printf(
          "%d msgs avg %d bytes: %.0f/s cpu; parse %.3f translate %.3f ms%n",
          all.size(), size, n / s, tp / 1e6 / n, tt / 1e6 / n);
    }
  }
}

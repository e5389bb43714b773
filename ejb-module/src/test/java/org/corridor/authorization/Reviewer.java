package org.corridor.authorization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A utilization management organization in this process: it answers requests and inquiries. */
final class Reviewer {
  final List<String> asked = new ArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /** HCR and what follows it in 2000E. */
  volatile String event = "HCR*A1*AUTH7~DTP*007*RD8*20260701-20260731~";

  /** The same of each service, in their order; fewer: nothing is said of the others. */
  volatile List<String> services = List.of();

  /** AAA of the subscriber instead of anything else. */
  volatile String rejection = "";

  /** Other sets than an answer. */
  volatile String instead = "";

  /** HHMM at which it says so. */
  volatile String time = "1415";

  String answer(String interchange) {
    asked.add(interchange.replace("\n", ""));
    boolean inquiry = interchange.contains("005010X215");
    String convention = inquiry ? "005010X215" : "005010X217";
    String control = String.format(Locale.ROOT, "%09d", numbers.incrementAndGet() + 500);
    String head =
        "ISA*00*          *00*          *ZZ*BIRCH01        *ZZ*LKB001         *260622*1415*^*00501*"
            + control
            + "*0*T*:~";
    if (!instead.isEmpty()) {
      return head + instead + "IEA*1*" + control + "~";
    }
    String set = "ST*278*0001*" + convention + "~" + body(interchange, inquiry);
    return head
        + "GS*HI*BIRCH01*LKB001*20260622*1415*"
        + numbers.get()
        + "*X*"
        + convention
        + "~"
        + set
        + "SE*"
        + set.split("~", -1).length
        + "*0001~GE*1*"
        + numbers.get()
        + "~IEA*1*"
        + control
        + "~";
  }

  private String body(String interchange, boolean inquiry) {
    String trace = first(interchange, "BHT\\*0007\\*\\d\\d\\*([^*]*)");
    StringBuilder out = new StringBuilder("BHT*0007*" + (inquiry ? "49" : "11") + "*" + trace);
    out.append("*20260622*").append(time).append(inquiry ? "~" : "*18~");
    out.append("HL*1**20*1~NM1*X3*2*BIRCH HEALTH*****PI*BIRCH~HL*2*1*21*1~");
    out.append("NM1*1P*2*HARBOR CLINIC*****XX*1234567893~");
    out.append("HL*3*2*22*").append(rejection.isEmpty() ? "1~" : "0~");
    out.append("NM1*IL*1*MAPLE*JO****MI*B77~");
    if (!rejection.isEmpty()) {
      return out.append(rejection).toString();
    }
    out.append("HL*4*3*EV*").append(services.isEmpty() ? "0~" : "1~");
    out.append("TRN*2*").append(trace).append("*1234567893~UM*HS*I~").append(event);
    List<String> traces = all(interchange, "TRN\\*1\\*(" + trace + "-\\d+)");
    for (int i = 0; i < services.size(); i++) {
      out.append("HL*").append(5 + i).append("*4*SS*0~");
      out.append("TRN*2*").append(traces.get(i)).append("*1234567893~").append(services.get(i));
    }
    return out.toString();
  }

  static String first(String text, String pattern) {
    return all(text, pattern).get(0);
  }

  private static List<String> all(String text, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}

package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.core.CoreMessage;
import org.corridor.core.CoreOutcome;
import org.corridor.core.ProcessingMode;
import org.corridor.exchange.Calling;
import org.corridor.exchange.Partner;

/** A payer in this process: it reads the 270 and answers each set of it. */
final class BoxedPayer implements Calling {
  static final String ACTIVE =
      "EB*1*FAM*30*PR*OAK PLAN~EB*C*IND*30***23*1000*****Y~"
          + "EB*C*IND*30***29*400*****Y~EB*A*IND*98*****0.15***Y*Y~EB*B*IND*98***27*20*****N~";

  final List<String> asked = new ArrayList<>();
  final AtomicInteger now = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();
  volatile String says = ACTIVE;
  volatile String instead = "";
  volatile boolean broken;
  volatile boolean down;
  volatile CountDownLatch mayAnswer = new CountDownLatch(0);
  private final AtomicInteger numbers = new AtomicInteger();

  @Override
  public CoreOutcome call(Partner partner, String payloadType, byte[] interchange)
      throws InterruptedException {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try {
      mayAnswer.await();
      if (broken) {
        return new CoreOutcome.Unreached("no route");
      }
      byte[] said = answer(interchange);
      return new CoreOutcome.Answered(
          CoreMessage.request(
              "X12_271_Response_005010X279A1",
              ProcessingMode.REAL_TIME,
              "BIRCH",
              "LKB001",
              said,
              Clock.systemUTC()));
    } finally {
      now.decrementAndGet();
    }
  }

  /** What it says to an interchange. */
  byte[] answer(byte[] interchange) {
    String text = new String(interchange, UTF_8);
    synchronized (this) {
      asked.add(text);
    }
    return answer(text).getBytes(UTF_8);
  }

  int questions() {
    return asked.stream().mapToInt(a -> count(a)).sum();
  }

  private static int count(String interchange) {
    return interchange.split("~\\s*ST\\*270", -1).length - 1;
  }

  private String answer(String asked) {
    String number = "%09d".formatted(numbers.incrementAndGet() + 500);
    String head =
        "ISA*00*          *00*          *ZZ*BIRCH          *ZZ*LKB001         *261122*0931*^*00501*"
            + number
            + "*0*T*:~";
    if (!instead.isEmpty()) {
      return head + instead + "IEA*1*" + number + "~";
    }
    StringBuilder sets = new StringBuilder();
    int count = 0;
    for (String set : asked.split("~\\s*ST\\*270", -1)) {
      Matcher trace = Pattern.compile("BHT\\*0022\\*13\\*([^*]*)").matcher(set);
      if (trace.find()) {
        count++;
        sets.append(set(count, trace.group(1)));
      }
    }
    return head
        + "GS*HB*BIRCH*LKB001*20261122*0931*" + numbers + "*X*005010X279A1~"
        + sets
        + "GE*"
        + count
        + "*"
        + numbers
        + "~IEA*1*"
        + number
        + "~";
  }

  private String set(int number, String trace) {
    String control = "%04d".formatted(number);
    String start =
        "ST*271*" + control + "*005010X279A1~BHT*0022*11*" + trace + "*20261122*0931~HL*1**20*";
    String body =
        down
            ? "0~AAA*Y**42*R~NM1*PR*2*BIRCH HEALTH*****PI*BIRCH~"
            : "1~NM1*PR*2*BIRCH HEALTH*****PI*BIRCH~HL*2*1*21*1~"
                + "NM1*1P*2*HARBOR CLINIC*****XX*1234567893~HL*3*2*22*0~TRN*2*"
                + trace
                + "*9123456789~NM1*IL*1*MAPLE*JO****MI*B77~"
                + says;
    int segments = (start + body).split("~", -1).length;
    return start + body + "SE*" + segments + "*" + control + "~";
  }
}

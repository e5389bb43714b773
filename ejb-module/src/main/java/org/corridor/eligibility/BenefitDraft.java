package org.corridor.eligibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.corridor.eligibility.Benefit.Entity;
import org.corridor.eligibility.Benefit.Kind;
import org.corridor.eligibility.Benefit.Level;
import org.corridor.eligibility.Benefit.Network;
import org.corridor.x12.Amounts;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/** Collects an EB and what follows it. */
final class BenefitDraft {
  private static final String REMAINING = "29";

  private final String loop;
  private final Segment eb;
  private final List<String> raw = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<Dated> dates = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();
  private final List<String> references = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final List<Entity> entities = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private @Nullable Segment entity;
  private List<String> contacts = new ArrayList<>();

  BenefitDraft(String loop, Segment eb) {
    this.loop = loop;
    this.eb = eb;
    raw.add(eb.raw());
  }

  void take(Segment segment) {
    raw.add(segment.raw());
    switch (segment.name()) {
      case "III" -> place(segment);
      case "DTP" -> dates.add(Dated.of(segment));
      case "HSD" -> limits.add(segment.raw());
      case "REF" -> references.add(segment.raw());
      case "MSG" -> messages.add(segment.text(1));
      case "AAA" -> rejections.add(AnswerDraft.rejection(loop, segment));
      case "NM1" -> {
        closeEntity();
        entity = segment;
      }
      case "PER" -> contact(segment);
      case "LE" -> closeEntity();
      default -> {}
    }
  }

  private void place(Segment iii) {
    if (iii.is(1, "ZZ") && iii.has(2)) {
      places.add(iii.text(2));
    } else if (iii.has(4)) {
      messages.add(iii.text(4));
    }
  }

  private void contact(Segment per) {
    for (int element = 3; element <= 7; element += 2) {
      if (per.has(element)) {
        contacts.add(per.text(element) + " " + per.text(element + 1));
      }
    }
  }

  private void closeEntity() {
    Segment nm1 = entity;
    if (nm1 != null) {
      String name = nm1.has(4) ? nm1.text(3) + ", " + nm1.text(4) : nm1.text(3);
      entities.add(new Entity(nm1.text(1), name, nm1.text(8), nm1.text(9), List.copyOf(contacts)));
    }
    entity = null;
    contacts = new ArrayList<>();
  }

  Benefit benefit() {
    closeEntity();
    return new Benefit(
        eb.text(1),
        kind(eb.text(1)),
        level(eb.text(2)),
        eb.text(2),
        eb.repetitions(3),
        eb.text(4),
        eb.text(5),
        eb.text(6),
        eb.is(6, REMAINING),
        cents(),
        decimal(8),
        eb.text(9),
        decimal(10),
        eb.is(11, "Y") ? Optional.of(true) : eb.is(11, "N") ? Optional.of(false) : Optional.empty(),
        network(eb.text(12)),
        eb.text(13),
        List.copyOf(places),
        List.copyOf(dates),
        List.copyOf(limits),
        List.copyOf(references),
        List.copyOf(messages),
        List.copyOf(entities),
        List.copyOf(rejections),
        List.copyOf(raw));
  }

  // An amount that is none stays readable in the raw EB.
  private OptionalLong cents() {
    try {
      return eb.has(7) ? OptionalLong.of(Amounts.cents(eb, 7)) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private Optional<BigDecimal> decimal(int element) {
    String text = eb.text(element);
    return text.matches("-?[0-9]{0,15}(\\.[0-9]{1,10})?") && !text.isEmpty() && !text.equals("-")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static Kind kind(String code) {
    return switch (code) {
      case "1", "2", "3", "4", "5" -> Kind.ACTIVE;
      case "6", "7", "8" -> Kind.INACTIVE;
      case "A" -> Kind.COINSURANCE;
      case "B" -> Kind.COPAY;
      case "C" -> Kind.DEDUCTIBLE;
      case "F" -> Kind.LIMIT;
      case "G" -> Kind.OUT_OF_POCKET;
      case "I" -> Kind.NOT_COVERED;
      case "J" -> Kind.COST_CONTAINMENT;
      case "R" -> Kind.OTHER_PAYER;
      case "Y" -> Kind.SPEND_DOWN;
      default -> Kind.OTHER;
    };
  }

  private static Level level(String code) {
    return switch (code) {
      case "IND" -> Level.INDIVIDUAL;
      case "FAM" -> Level.FAMILY;
      default -> Level.OTHER;
    };
  }

  private static Network network(String code) {
    return switch (code) {
      case "Y" -> Network.IN;
      case "N" -> Network.OUT;
      case "W" -> Network.BOTH;
      default -> Network.UNKNOWN;
    };
  }
}

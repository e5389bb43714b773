package org.corridor.proposals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.BadFilter;
import org.corridor.journal.Batch;
import org.corridor.reconciliation.RecordKind;

/** What proposals can be searched by: one row per filter. */
public enum ProposalFilter {
  /** A {@link ProposalState}. */
  STATE("state") {
    @Override
    Condition condition(String value) {
      ProposalState state =
          ProposalState.of(value)
              .orElseThrow(
                  () ->
                      new BadFilter(
                          parameter(), "is not one of " + List.of(ProposalState.values())));
      return new Condition("p.state = ?", state.name());
    }
  },
  /** A patient's id, as {@code Patient/…} or alone, or number, as {@code authority|number}. */
  PATIENT("patient") {
    @Override
    Condition condition(String value) {
      if (value.contains("|")) {
        return new Condition("p.patient_number = ?", Batch.cut(value, 400));
      }
      String reference = value.startsWith("Patient/") ? value : "Patient/" + value;
      return new Condition("p.patient = ?", Batch.cut(reference));
    }
  },
  /** A kind of data, as the rules name it. */
  KIND("kind") {
    @Override
    Condition condition(String value) {
      if (RecordKind.of(value).isEmpty()) {
        throw new BadFilter(parameter(), "is not one of " + RecordRules.words());
      }
      return new Condition("p.kind = ?", value);
    }
  },
  /** MSH-3 and MSH-4 of whoever said it, as {@code application|facility}. */
  SOURCE("source") {
    @Override
    Condition condition(String value) {
      return new Condition("p.source = ?", Batch.cut(value));
    }
  };

  private final String parameter;

  ProposalFilter(String parameter) {
    this.parameter = parameter;
  }

  /** A piece of SQL on a proposal {@code p} and the value of its mark. */
  record Condition(String sql, String value) {}

  abstract Condition condition(String value);

  /** Its name as a query parameter. */
  public String parameter() {
    return parameter;
  }

  /** The filter behind a query parameter. */
  public static Optional<ProposalFilter> of(String parameter) {
    return Arrays.stream(values()).filter(f -> f.parameter.equals(parameter)).findFirst();
  }
}

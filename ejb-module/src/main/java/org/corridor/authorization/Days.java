package org.corridor.authorization;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.corridor.authorization.Review.Span;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** Days of FHIR. Half a date is none to a payer. */
record Days(ZoneId zone) {
  private static final int WHOLE = 10;

  Optional<Span> span(Type type) {
    if (type instanceof BaseDateTimeType moment) {
      return day(moment).map(day -> new Span(day, day));
    }
    if (type instanceof Period period && period.hasStart()) {
      return day(period.getStartElement()).map(from -> new Span(from, end(period, from)));
    }
    return Optional.empty();
  }

  private LocalDate end(Period period, LocalDate from) {
    return Optional.of(period.getEndElement())
        .filter(e -> e.hasValue())
        .flatMap(this::day)
        .filter(to -> !to.isBefore(from))
        .orElse(from);
  }

  private Optional<LocalDate> day(BaseDateTimeType moment) {
    String text = String.valueOf(moment.getValueAsString());
    if (text.length() > WHOLE) {
      return Optional.of(LocalDate.ofInstant(moment.getValue().toInstant(), zone));
    }
    return text.length() == WHOLE ? Optional.of(LocalDate.parse(text)) : Optional.empty();
  }
}

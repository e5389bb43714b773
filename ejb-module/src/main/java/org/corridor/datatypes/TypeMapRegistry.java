package org.corridor.datatypes;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;

/** Which map does what: one line per map of the guide, grouped by kind. */
final class TypeMapRegistry {

  private static final List<String> TEXTS =
      List.of("ST", "TX", "FT", "IS", "ID", "SI", "NM", "GTS", "SNM", "CM");
  private static final List<String> CODED = List.of("CWE", "CE", "CNE", "CF");
  private static final List<String> SIMPLE = List.of("IS", "ID", "ST");

  private TypeMapRegistry() {}

  static Map<String, TypeMap> all() {
    Map<String, TypeMap> maps = new HashMap<>();
    texts(maps);
    times(maps);
    numbers(maps);
    codes(maps);
    specimenSource(maps);
    identifiers(maps);
    peopleAndPlaces(maps);
    add(maps, "XPN[HumanName]", (v, c) -> Simple.name(v, c));
    add(maps, "PN[HumanName]", (v, c) -> Simple.name(v, c));
    add(maps, "XAD[Address]", (v, c) -> Simple.address(v, c));
    add(maps, "XAD[Address-Organization]", Houses::address);
    add(maps, "AD[Address]", (v, c) -> Simple.address(v, c));
    add(maps, "XTN[ContactPoint]", (v, c) -> Telecoms.xtn(Parts.of(v), c));
    add(maps, "XTN[ContactPoint-Organization]", (v, c) -> Houses.telecom(Parts.of(v), c));
    add(maps, "TN[ContactPoint]", (v, c) -> Telecoms.xtn(Parts.of(v), c));
    add(maps, "SAD[Address]", (v, c) -> Addresses.sad(Parts.of(v)));
    add(maps, "FN[HumanName]", (v, c) -> Names.fn(Parts.of(v)));
    add(maps, "XPN[HumanName-CalledBy]", (v, c) -> Names.calledBy(v.component(15)));
    fragments(maps);
    add(maps, "ED[Attachment]", Payloads::ed);
    add(maps, "RP[Attachment]", Payloads::rp);
    return Map.copyOf(maps);
  }

  private static void fragments(Map<String, TypeMap> maps) {
    add(maps, "OG[Extension-Subidentifier]", (v, c) -> Fragments.subId(Parts.of(v), c));
    add(maps, "ED[DocumentReference]", (v, c) -> Fragments.document(Payloads.ed(v, c)));
    add(maps, "RP[DocumentReference]", (v, c) -> Fragments.document(Payloads.rp(v, c)));
    add(maps, "CX[RelatedPerson-Mother]", Fragments::mother);
    add(maps, "XCN[Annotation-Author]", Fragments::author);
    add(maps, "PT[Meta]", (v, c) -> Fragments.processing(Parts.of(v), c));
    add(maps, "HD[MessageHeader.source-name]", (v, c) -> Headers.sourceName(Parts.of(v)));
    add(maps, "HD[MessageHeader.source-endpoint]", (v, c) -> Headers.sourceEndpoint(Parts.of(v)));
    add(maps, "HD[MessageHeader.destination-name]", (v, c) -> Headers.destinationName(Parts.of(v)));
    add(
        maps,
        "HD[MessageHeader.destination-endpoint]",
        (v, c) -> Headers.destinationEndpoint(Parts.of(v)));
    add(maps, "MSG[MessageHeader]", (v, c) -> Headers.header(v));
    add(maps, "HD[Device]", (v, c) -> Devices.hd(Parts.of(v)));
    add(maps, "EI[Device-udiCarrier]", (v, c) -> Devices.carrier(Parts.of(v)));
    for (String type : CODED) {
      add(maps, type + "[Device]", (v, c) -> Devices.cwe(Parts.of(v), c));
      add(
          maps,
          type + "[Observation-SupportingInfo]",
          (v, c) -> Fragments.supporting(Parts.of(v), c));
      add(maps, type + "[PractitionerRole]", (v, c) -> Fragments.role(Parts.of(v), c));
    }
  }

  private static void texts(Map<String, TypeMap> maps) {
    for (String type : TEXTS) {
      add(maps, type + "[string]", (v, c) -> Simple.text(v.text()));
      add(maps, type + "[markdown]", (v, c) -> Simple.markdown(v.text()));
      add(maps, type + "[code]", (v, c) -> Simple.code(v.component(1)));
      add(maps, type + "[uri]", (v, c) -> Simple.uri(v.component(1)));
    }
    add(maps, "FT[Annotation-Comment]", (v, c) -> Simple.markdown(v.text()));
    add(maps, "CX[string]", (v, c) -> Simple.text(v.component(1)));
    add(maps, "EI[string]", (v, c) -> Simple.text(v.component(1)));
    add(maps, "XON[string]", (v, c) -> Simple.text(Simple.first(v, 1, 10)));
    add(maps, "HD[string]", (v, c) -> Simple.text(Simple.first(v, 1, 2)));
    add(maps, "XPN[string]", (v, c) -> Simple.display(v, c));
  }

  private static void times(Map<String, TypeMap> maps) {
    for (String type : List.of("DTM", "TS", "DT")) {
      add(maps, type + "[dateTime]", (v, c) -> Times.dateTime(v.component(1), c));
      add(maps, type + "[date]", (v, c) -> Times.date(v.component(1), c));
      add(maps, type + "[instant]", (v, c) -> Times.instant(v.component(1), c));
    }
    add(maps, "DTM[Annotation-Time]", (v, c) -> Times.dateTime(v.component(1), c));
    add(maps, "TM[time]", (v, c) -> Times.time(v.component(1), c));
    add(maps, "DR[dateTime]", (v, c) -> Times.dateTime(v.component(1), c));
    add(maps, "PPN[instant]", (v, c) -> Times.instant(v.component(15), c));
    add(maps, "TQ[Appointment-start]", (v, c) -> Times.instant(v.component(4), c));
    add(maps, "TQ[Appointment-end]", (v, c) -> Times.instant(v.component(5), c));
    add(maps, "TQ[Period]", (v, c) -> Times.period(v.component(4), v.component(5), c));
    add(maps, "RI[Timing]", (v, c) -> Timings.ri(Parts.of(v), c));
    add(maps, "RPT[Timing]", Timings::rpt);
    add(maps, "TQ[Timing]", Timings::tq);
    add(maps, "TQ[Quantity]", (v, c) -> Numbers.withUnit(Parts.in(v, 1), n -> "", c));
    CodeTable priorities = CodeTables.standard().table("ExtendedPriorityCodes");
    add(maps, "TQ[code]", (v, c) -> Coded.codeType(priorities, v.sub(6, 1), c));
    add(maps, "TQ[string]", (v, c) -> Simple.text(v.component(8)));
    add(maps, "NM[Quantity-LengthOfStay]", (v, c) -> Timings.days(v.component(1), c));
    add(maps, "TQ[Period]", (v, c) -> Times.period(v.component(4), v.component(5), c));
    add(maps, "DR[Period]", (v, c) -> Times.period(v.component(1), v.component(2), c));
  }

  private static void numbers(Map<String, TypeMap> maps) {
    for (String type : List.of("NM", "SI", "CQ")) {
      add(maps, type + "[decimal]", (v, c) -> Numbers.decimal(v.component(1), c));
      add(maps, type + "[integer]", (v, c) -> Simple.integer(v, c));
      add(maps, type + "[positiveInt]", (v, c) -> Simple.positive(v, c));
      add(maps, type + "[unsignedInt]", (v, c) -> Simple.unsigned(v, c));
    }
    add(maps, "NM[Quantity]", (v, c) -> Numbers.quantity(v.component(1), c));
    add(maps, "CQ[Quantity]", (v, c) -> Numbers.withUnit(Parts.of(v), Parts.in(v, 2), c));
    add(maps, "CQ[code]", (v, c) -> Simple.code(v.component(2)));
    add(maps, "CWE[Quantity]", (v, c) -> UnitsOfMeasure.of(Parts.of(v), c));
    add(maps, "CE[Quantity]", (v, c) -> UnitsOfMeasure.of(Parts.of(v), c));
    add(maps, "NR[Range]", (v, c) -> Numbers.range(Parts.of(v), c));
    add(maps, "MO[Money]", (v, c) -> Numbers.money(Parts.of(v), c));
    add(maps, "CP[Money]", (v, c) -> Numbers.money(Parts.in(v, 1), c));
    add(maps, "NA[SampledData]", (v, c) -> Numbers.sampled(Parts.of(v), v.components(), c));
    add(maps, "SN[Quantity]", (v, c) -> StructuredNumbers.quantity(Parts.of(v)));
    add(maps, "SN[Range]", (v, c) -> StructuredNumbers.range(Parts.of(v)));
    add(maps, "SN[Ratio]", (v, c) -> StructuredNumbers.ratio(Parts.of(v)));
    add(maps, "SN[any]", (v, c) -> StructuredNumbers.any(Parts.of(v), c));
  }

  private static void codes(Map<String, TypeMap> maps) {
    for (String type : CODED) {
      add(maps, type + "[CodeableConcept]", (v, c) -> Concepts.concept(Parts.of(v), c));
      add(maps, type + "[Coding]", (v, c) -> Concepts.coding(Parts.of(v), c));
      add(maps, type + "[string]", (v, c) -> Simple.text(Concepts.text(Parts.of(v))));
      add(maps, type + "[code]", (v, c) -> Simple.code(Simple.first(v, 1, 4)));
      add(maps, type + "[Identifier]", (v, c) -> Identifiers.cwe(Parts.of(v), c));
      add(maps, type + "[Identifier-Alternate]", (v, c) -> Identifiers.cwe(Parts.of(v), 4, c));
      add(maps, type + "[Identifier-Second]", (v, c) -> Identifiers.cwe(Parts.of(v), 10, c));
      add(maps, type + "[uri]", (v, c) -> Simple.uri(Simple.first(v, 1, 4)));
      add(maps, type + "[Annotation]", (v, c) -> Simple.note(v.text()));
      add(maps, type + "[Timing-DurationUnit]", (v, c) -> Timings.unit(v.component(1), c));
    }
    for (String type : SIMPLE) {
      add(maps, type + "[CodeableConcept]", (v, c) -> Simple.plain(v, c));
      add(maps, type + "[Coding]", (v, c) -> Concepts.coding(Parts.of(v), c));
    }
    CodeTable yesNo = CodeTables.standard().table("YesNoIndicator");
    add(maps, "ID[boolean]", (v, c) -> Simple.yesNo(yesNo, v, c));
    CodeTable universal = CodeTables.standard().table("UniversalIDType");
    add(
        maps,
        "ID[CodeableConcept-UniversalID]",
        (v, c) -> Coded.concept(universal, Parts.of(v), c));
    add(maps, "MSG[Coding]", (v, c) -> Concepts.event(Parts.of(v)));
    add(maps, "MSG[code]", (v, c) -> Simple.code(v.component(2)));
    add(maps, "EI[Coding]", (v, c) -> Concepts.entity(Parts.of(v), c));
  }

  /** Guide, SPS[Specimen-Source]: one map for each of its components, all of them concepts. */
  private static void specimenSource(Map<String, TypeMap> maps) {
    List<String> tables =
        List.of("SpecimenType", "AdditivePreservative", "", "BodySite", "", "SpecimenCondition");
    for (int i = 1; i <= tables.size(); i++) {
      int component = i;
      if (!tables.get(i - 1).isEmpty()) {
        CodeTable table = CodeTables.standard().table(tables.get(i - 1));
        add(
            maps,
            "SPS[CodeableConcept-" + table.name() + "]",
            (v, c) -> Coded.concept(table, Parts.in(v, component), c));
      }
    }
    add(maps, "SPS[string]", (v, c) -> Simple.text(v.component(3)));
  }

  private static void identifiers(Map<String, TypeMap> maps) {
    add(maps, "CX[Identifier]", (v, c) -> Identifiers.cx(Parts.of(v), Parts.in(v, 4), c));
    for (String form : List.of("", "-Extension", "-System", "-DefaultAssigner", "-Organization")) {
      add(maps, "EI[Identifier" + form + "]", (v, c) -> Identifiers.ei(Parts.of(v), c));
    }
    add(maps, "EI[Condition]", (v, c) -> Identifiers.ei(Parts.of(v), c));
    add(maps, "EI[Procedure]", (v, c) -> Identifiers.ei(Parts.of(v), c));
    add(
        maps,
        "EIP[Identifier-PlacerAssignedIdentifier]",
        (v, c) -> Identifiers.eip(Parts.in(v, 1), "PLAC", c));
    add(
        maps,
        "EIP[Identifier-FillerAssignedIdentifier]",
        (v, c) -> Identifiers.eip(Parts.in(v, 2), "FILL", c));
    add(maps, "DLN[Identifier]", (v, c) -> Identifiers.dln(Parts.of(v), Parts.in(v, 2), c));
    add(maps, "PLN[Identifier]", (v, c) -> Identifiers.pln(Parts.of(v), Parts.in(v, 3), c));
    add(maps, "HD[Identifier]", (v, c) -> Identifiers.hd(Parts.of(v)));
    add(maps, "HD[uri]", Simple::authority);
    add(maps, "ST[Identifier]", (v, c) -> Identifiers.ei(Parts.of(v), c));
  }

  private static void peopleAndPlaces(Map<String, TypeMap> maps) {
    for (String type : List.of("XCN", "CN")) {
      add(maps, type + "[Practitioner]", People::xcn);
      add(maps, type + "[PractitionerRole]", (v, c) -> People.role(People.xcn(v, c)));
      add(maps, type + "[RelatedPerson]", People::related);
      add(maps, type + "[Patient]", People::patient);
    }
    add(maps, "PPN[Practitioner]", People::xcn);
    add(maps, "CNN[Practitioner]", (v, c) -> People.cnn(Parts.of(v), c));
    add(maps, "NDL[PractitionerRole]", People::ndl);
    add(maps, "NDL[Practitioner]", (v, c) -> People.cnn(Parts.in(v, 1), c));
    add(maps, "PL[Location]", Places::pl);
    add(maps, "NDL[Location]", (v, c) -> Places.pl(n -> v.component(n + 3), c));
    add(maps, "XON[Organization]", Places::xon);
    add(maps, "XON[Location]", Places::site);
    add(maps, "DLD[Location-Discharge]", (v, c) -> Places.kind(Parts.in(v, 1), c));
    add(maps, "HD[Organization]", (v, c) -> Places.organization(Parts.of(v)));
    add(maps, "HD[Location]", (v, c) -> Places.location(Parts.of(v)));
    add(maps, "CWE[Organization]", (v, c) -> Places.cwe(Parts.of(v), c));
  }

  private static void add(Map<String, TypeMap> maps, String name, TypeMap map) {
    maps.put(key(name), map);
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace(" ", "");
  }
}

package org.corridor.writing;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Writes the messages about one kind of resource; implemented by the families. */
public interface MessageWriter {

  /** The FHIR type of what its messages are about. */
  String resource();

  /**
   * The messages about {@code all}, which are of that type and in one bundle.
   *
   * @param wanted the form that a route asks for, one of this type
   * @throws Unwritable when something is missing that a message cannot be without
   */
  List<MessageDraft> write(List<Resource> all, Source source, Optional<Form> wanted);
}

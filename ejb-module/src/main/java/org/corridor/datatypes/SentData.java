package org.corridor.datatypes;

import ca.uhn.fhir.model.api.annotation.DatatypeDef;
import java.util.Arrays;
import java.util.Base64;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.jspecify.annotations.Nullable;

/**
 * Base64 data that is encoded once: the model's own type encodes anew at each look and each copy,
 * which for a document of some megabytes takes longer than all the rest of its message.
 *
 * <p>Equal to the model's own type with the same bytes, when it is asked; the model's own type,
 * asked, would deny it.
 */
@DatatypeDef(name = "base64Binary", isSpecialization = true)
public final class SentData extends Base64BinaryType {

  private static final long serialVersionUID = 1L;

  private byte @Nullable [] encoded;
  private String text = "";

  /** For HAPI, which makes one to see what it is. */
  public SentData() {}

  SentData(byte[] bytes) {
    setValue(bytes);
  }

  private SentData(SentData other) {
    encoded = other.encoded;
    text = other.text;
    setValue(other.getValue());
  }

  @Override
  protected String encode(byte[] bytes) {
    if (bytes != encoded) {
      text = Base64.getEncoder().encodeToString(bytes);
      encoded = bytes;
    }
    return text;
  }

  @Override
  public SentData copy() {
    return new SentData(this);
  }

  @Override
  public boolean equalsDeep(@Nullable Base other) {
    return other instanceof Base64BinaryType data && Arrays.equals(getValue(), data.getValue());
  }
}

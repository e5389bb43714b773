package org.corridor.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.Interchange;

/** All partners at one time. */
public final class Partners {

  /** Nobody. */
  public static final Partners NONE = new Partners(List.of());

  private final List<Partner> all;

  /** These. */
  public Partners(Collection<Partner> all) {
    this.all = List.copyOf(all);
  }

  /** Every partner, by name. */
  public List<Partner> all() {
    return all;
  }

  /** The one of an id. */
  public Optional<Partner> named(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The one through which a payer (NM109 of 2010BB) is reached. */
  public Optional<Partner> ofPayer(String payer) {
    return all.stream().filter(one -> one.payers().contains(payer)).findFirst();
  }

  /** Who sent us an interchange. */
  public Optional<Partner> senderOf(Interchange received) {
    return all.stream()
        .filter(
            one ->
                one.them().is(received.senderQualifier(), received.sender())
                    && one.us().is(received.receiverQualifier(), received.receiver()))
        .findFirst();
  }

  /** Whom an interchange of ours is for. */
  public Optional<Partner> receiverOf(Interchange sent) {
    return all.stream()
        .filter(
            one ->
                one.us().is(sent.senderQualifier(), sent.sender())
                    && one.them().is(sent.receiverQualifier(), sent.receiver()))
        .findFirst();
  }
}

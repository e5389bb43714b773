package org.corridor.operations;

/** What sources would write into records that other systems keep. */
public interface ProposalsMBean {

  /** Proposals that wait for a person, some seconds ago. */
  long getOpen();
}

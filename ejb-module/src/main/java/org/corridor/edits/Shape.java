package org.corridor.edits;

/** What the codes of a list look like, for lists that are licensed, large or not there. */
enum Shape {
  ANY {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return true;
    }
  },
  /** ICD-10-CM: a letter, a digit, a digit or A or B, then up to four; no point is sent. */
  ICD10CM {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return within(from, to, 3, 7)
          && letter(b[from])
          && digit(b[from + 1])
          && (digit(b[from + 2]) || b[from + 2] == 'A' || b[from + 2] == 'B')
          && all(b, from + 3, to);
    }
  },
  /** ICD-9-CM: three to five digits, the first of which may be E or V. */
  ICD9CM {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return within(from, to, 3, 5)
          && (digit(b[from]) || b[from] == 'E' || b[from] == 'V')
          && digits(b, from + 1, to);
    }
  },
  /** ICD-10-PCS: seven, neither I nor O. */
  ICD10PCS {
    @Override
    boolean fits(byte[] b, int from, int to) {
      for (int i = from; i < to; i++) {
        if (b[i] == 'I' || b[i] == 'O') {
          return false;
        }
      }
      return to - from == 7 && all(b, from, to);
    }
  },
  ICD9PCS {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return within(from, to, 3, 4) && digits(b, from, to);
    }
  },
  /** CPT: four digits and a digit or letter. HCPCS: a letter and four digits. */
  HCPCS {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return to - from == 5
          && digits(b, from + 1, to - 1)
          && (digit(b[from])
              ? digit(b[to - 1]) || letter(b[to - 1])
              : letter(b[from]) && digit(b[to - 1]));
    }
  },
  /** CDT: D and four digits. */
  CDT {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return to - from == 5 && b[from] == 'D' && digits(b, from + 1, to);
    }
  },
  TWO {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return to - from == 2 && all(b, from, to);
    }
  },
  FIVE {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return to - from == 5 && all(b, from, to);
    }
  },
  UP_TO_THREE {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return within(from, to, 1, 3) && all(b, from, to);
    }
  },
  REVENUE {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return to - from == 4 && digits(b, from, to);
    }
  },
  DRG {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return within(from, to, 3, 4) && all(b, from, to);
    }
  },
  /** NUCC: ten, of which the first three are digits and the last is a letter. */
  TAXONOMY {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return to - from == 10 && digits(b, from, from + 3) && letter(b[to - 1]) && all(b, from, to);
    }
  },
  /** Eleven digits, five, four and two, without dashes. */
  NDC {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return to - from == 11 && digits(b, from, to);
    }
  },
  /** Ten digits, the last of which checks the others with 80840 before them (ISO 7812). */
  NPI {
    @Override
    boolean fits(byte[] b, int from, int to) {
      if (to - from != 10 || !digits(b, from, to)) {
        return false;
      }
      // 24 is what 80840 adds
      int sum = 24;
      for (int i = 0; i < 10; i++) {
        int digit = b[from + i] - '0';
        int weighed = i % 2 == 0 ? 2 * digit : digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
      }
      return sum % 10 == 0;
    }
  },
  /** Of the United States: five or nine digits. */
  ZIP {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return (to - from == 5 || to - from == 9) && digits(b, from, to);
    }
  },
  /** Adjustment reasons: up to three digits, or a letter and up to two digits. */
  CARC {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return within(from, to, 1, 3)
          && (digit(b[from]) || (letter(b[from]) && to > from + 1))
          && digits(b, from + 1, to);
    }
  },
  /** Remarks: M, MA or N and digits. */
  RARC {
    @Override
    boolean fits(byte[] b, int from, int to) {
      if (!within(from, to, 2, 5) || (b[from] != 'M' && b[from] != 'N')) {
        return false;
      }
      int number = b[from] == 'M' && b[from + 1] == 'A' ? from + 2 : from + 1;
      return number < to && digits(b, number, to);
    }
  },
  UP_TO_THREE_DIGITS {
    @Override
    boolean fits(byte[] b, int from, int to) {
      return within(from, to, 1, 3) && digits(b, from, to);
    }
  };

  abstract boolean fits(byte[] b, int from, int to);

  private static boolean within(int from, int to, int least, int most) {
    return to - from >= least && to - from <= most;
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean letter(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private static boolean digits(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!digit(b[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean all(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!digit(b[i]) && !letter(b[i])) {
        return false;
      }
    }
    return true;
  }
}

/** A Shanghai calendar day, `2027-01-01`. Days compare as text. */
export type Day = `${number}-${number}-${number}`;

/** 生效期: the days on which a row applies. */
export interface InForce {
  readonly from: Day;
  /** First day on which it no longer applies. */
  readonly until?: Day;
}

/** A dated row with its source: keys of docs/spec/rules.md R-13, or SEED. */
export interface Dated extends InForce {
  readonly source: string;
}

export const isInForce = ({ from, until }: Partial<InForce>, day: Day): boolean =>
  (from === undefined || from <= day) && (until === undefined || day < until);

/** Of rows that answer one question: the row in force that began last. */
export const latestInForce = <Row extends InForce>(rows: readonly Row[], day: Day): Row | undefined =>
  rows
    .filter((row) => isInForce(row, day))
    .reduce<Row | undefined>((last, row) => (last !== undefined && row.from < last.from ? last : row), undefined);

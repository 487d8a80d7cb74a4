/** Numbers of orders and filings of other subjects that use the same content; not personal data. */
export interface UsedBy {
  readonly orders: readonly string[];
  readonly filings: readonly string[];
}

/** Another order with the same picture. */
export interface SamePicture {
  readonly orderNumber: string;
  readonly sameSubject: boolean;
  /** Whether it stands for the same person there; null: not known, or it shows nobody. */
  readonly samePerson: boolean | null;
}

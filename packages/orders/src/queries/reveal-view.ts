import type { FieldId, RevealPurpose } from '@beian/domain';

/** One personal value that somebody without the lease looked at. */
export interface RevealView {
  readonly id: string;
  readonly field: FieldId;
  readonly label: string;
  readonly purpose: RevealPurpose;
  readonly purposeLabel: string;
  readonly words: string;
  readonly staffName: string;
  readonly at: string;
}

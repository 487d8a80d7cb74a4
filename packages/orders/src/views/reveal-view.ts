import type { FieldId } from '@beian/domain/filing';
import type { RevealPurpose } from '@beian/domain/staff';

/** A personal value that somebody read without holding the lease. */
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

import { valueText } from '@beian/domain/filing';

export interface ValueLabel {
  readonly value: string;
  readonly label: string;
}

/** A value of a field as people read it, with the API's labels: `企业 (4)`, `北京市`; any other value unchanged. */
export const shownValue = (field: string, value: string, labels: readonly ValueLabel[]): string =>
  valueText(field, value, labels.find((one) => one.value === value)?.label);

export interface ValueLabel {
  readonly value: string;
  readonly label: string;
}

/** `企业 (4)`: the API's label of a code, and the code; any other value unchanged. */
export function codeText(value: string, labels: readonly ValueLabel[]): string {
  const label = labels.find((one) => one.value === value)?.label;
  return label === undefined ? value : `${label} (${value})`;
}

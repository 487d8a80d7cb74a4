/** dataSequence is a 4-byte integer (docs/spec/bureau-interface.md B-5). */
export const MAX_SEQUENCE = 2n ** 31n - 1n;

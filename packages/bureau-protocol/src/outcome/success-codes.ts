/** Codes of a call that succeeded; all but 0 describe the download queue (B-6). */
export const successCodes: readonly string[] = ['0', '1', '2', '3'];

/** An expected failure: `message` is a sentence for people, `details` are the last lines of the failed command. */
export class Failure extends Error {
  /**
   * @param {string} sentence
   * @param {string} [details]
   */
  constructor(sentence, details) {
    super(sentence);
    this.details = details;
  }
}

/**
 * @param {unknown} error
 * @returns {string} the text to print: a sentence for a Failure, the stack for other errors
 */
export function describe(error) {
  if (error instanceof Failure) return error.details ? `${error.message}\n${error.details}` : error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * @param {unknown} error
 * @returns {string | undefined} the system's error code (`ENOENT`, `EACCES`) or SQLSTATE
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

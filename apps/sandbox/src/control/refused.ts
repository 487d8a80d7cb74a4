/** A request that a control route refuses; the message says what is wrong. */
export class ControlRefused extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

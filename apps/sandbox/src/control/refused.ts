/** A request the control door refuses; the message says what is wrong. */
export class ControlRefused extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

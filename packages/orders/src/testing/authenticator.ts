import { Secret, TOTP } from 'otpauth';

/** What an authenticator shows for a key (base32) at an instant (ISO), as a phone would. */
export const authenticatorCode = (key: string, at: string): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.parse(at) });

import { Secret, TOTP } from 'otpauth';

/** The TOTP code for a key (base32) at an instant (ISO). */
export const authenticatorCode = (key: string, at: string): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.parse(at) });

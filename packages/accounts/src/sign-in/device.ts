import { randomBytes } from 'node:crypto';
import type { AppContext } from '@beian/database/transaction';

/**
 * Sealed cookie of a device on which this person has signed in. Failed attempts by a stranger lock the account for
 * unknown devices, but not for this one (OWASP, "Slow down online guessing attacks with device cookies").
 */
interface DeviceNote {
  readonly staffId: string;
  readonly device: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export const DEVICE_DAYS = 180;
const DEVICE_AAD = 'cookies.device';

export const newDeviceCookie = (ctx: AppContext, staffId: string): string => {
  const note: DeviceNote = {
    staffId,
    device: randomBytes(16).toString('hex'),
    until: Date.now() + DEVICE_DAYS * 86_400_000,
  };
  return ctx.keys.sealJson(DEVICE_AAD, note).toString('base64url');
};

/** The device's id if the cookie is valid and belongs to this person, otherwise undefined. */
export function readDeviceCookie(
  ctx: AppContext,
  note: string | undefined,
  staffId: string | undefined,
): string | undefined {
  if (note === undefined || staffId === undefined || note.length > 1000) return undefined;
  try {
    const read = ctx.keys.unsealJson<DeviceNote>(DEVICE_AAD, Buffer.from(note, 'base64url'));
    return read.staffId === staffId && read.until > Date.now() ? read.device : undefined;
  } catch {
    return undefined;
  }
}

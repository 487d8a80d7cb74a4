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
  cookie: string | undefined,
  staffId: string | undefined,
): string | undefined {
  const note = openNote(ctx, cookie);
  return note !== undefined && note.staffId === staffId ? note.device : undefined;
}

/** Whose device it is if the cookie is valid. Anybody may hold a cookie of an account of their own. */
export const knownDeviceOwner = (ctx: AppContext, cookie: string | undefined): string | undefined =>
  openNote(ctx, cookie)?.staffId;

function openNote(ctx: AppContext, cookie: string | undefined): DeviceNote | undefined {
  if (cookie === undefined || cookie.length > 1000) return undefined;
  try {
    const note = ctx.keys.unsealJson<DeviceNote>(DEVICE_AAD, Buffer.from(cookie, 'base64url'));
    return note.until > Date.now() ? note : undefined;
  } catch {
    return undefined;
  }
}

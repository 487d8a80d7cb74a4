import { randomBytes } from 'node:crypto';
import type { AppContext } from '../context.ts';

/**
 * A device that somebody has signed in on holds a sealed note of it, so that a stranger who tries that person's account over and over
 * closes it for strangers, and not for this device (OWASP, "Slow down online guessing attacks with device cookies").
 */
interface DeviceNote {
  readonly staffId: string;
  readonly device: string;
  /** Milliseconds. */
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

/** The device's own name, where its note is of this person and whole; undefined: it is a stranger's. */
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

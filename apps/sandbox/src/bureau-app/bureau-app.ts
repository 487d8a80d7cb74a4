import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { writeFileDurably } from '../store/durable.ts';

/** One photo taken in the bureau's app: its code returns the picture until the code expires. */
const shotShape = z.object({
  code: z.string(),
  /** Phone number of the app's user. */
  phone: z.string(),
  /** ISO times of the sandbox's clock. */
  shotAt: z.string(),
  expiresAt: z.string(),
});
export type Shot = z.infer<typeof shotShape>;

/** Behaviour of the app; `POST /control/bureau-app` changes the values it names, until the next start. */
export const appBehaviour = z.strictObject({
  /** The endpoint answers 503. */
  down: z.boolean(),
  /** Lifetime of the codes of later photos. */
  ttlMs: z
    .int()
    .min(0)
    .max(31 * 86_400_000),
});
export type AppBehaviour = z.infer<typeof appBehaviour>;
const defaultBehaviour: AppBehaviour = { down: false, ttlMs: 72 * 3_600_000 };

/** Letters and digits that cannot be confused with each other. */
const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export interface BureauApp {
  /** Takes a photo for this phone number. */
  takePhoto(phone: string): Shot;
  find(code: string): { shot: Shot; expired: boolean } | undefined;
  readonly behaviour: AppBehaviour;
  configure(some: Partial<AppBehaviour>): void;
  clear(): void;
  /** Newest first. */
  all(): readonly Shot[];
}

/** The bureau's photo app; its data are one file in the sandbox's folder. @throws when it is not ours */
export function openBureauApp(folder: string, clock: Clock): BureauApp {
  const path = join(folder, 'bureau-app.json');
  const shots = existsSync(path) ? z.array(shotShape).parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
  const behaviour = { ...defaultBehaviour };
  const newCode = (): string => {
    const code = Array.from({ length: 8 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
    return shots.some((shot) => shot.code === code) ? newCode() : code;
  };
  return {
    behaviour,
    takePhoto: (phone) => {
      const at = clock.now();
      const expiresAt = new Date(at.getTime() + behaviour.ttlMs).toISOString();
      const shot = { code: newCode(), phone, shotAt: at.toISOString(), expiresAt };
      shots.push(shot);
      writeFileDurably(path, JSON.stringify(shots));
      return shot;
    },
    find: (code) => {
      const shot = shots.find((one) => one.code === code.toUpperCase());
      return shot && { shot, expired: Date.parse(shot.expiresAt) <= clock.now().getTime() };
    },
    configure: (some) => void Object.assign(behaviour, some),
    clear: () => void Object.assign(behaviour, defaultBehaviour),
    all: () => [...shots].reverse(),
  };
}

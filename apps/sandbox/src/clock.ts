import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from './store/durable.ts';

/** The sandbox's time: real time plus an offset that a control route sets. */
export interface Clock {
  now(): Date;
  /** Sets `now()` to this moment; time goes on at normal speed. Written to disk when it returns. */
  set(moment: Date): void;
}

const fileShape = z.object({ offsetMs: z.number() });

/** Opens the clock with the offset of the last run. @throws when its file is not ours */
export function openClock(folder: string): Clock {
  const path = join(folder, 'clock.json');
  let offset = existsSync(path) ? fileShape.parse(JSON.parse(readFileSync(path, 'utf8'))).offsetMs : 0;
  return {
    now: () => new Date(Date.now() + offset),
    set: (moment) => {
      offset = moment.getTime() - Date.now();
      writeFileDurably(path, JSON.stringify({ offsetMs: offset }));
    },
  };
}

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `YYYY-MM-DD` in Asia/Shanghai, the form of every date of the interface (docs/spec/bureau-interface.md B-9). */
export const shanghaiDay = (moment: Date): string => shanghai.format(moment).slice(0, 10);

/** `YYYYMMDDHHmmss` in Asia/Shanghai, the beginning of a bureau's file names (B-4.2). */
export const shanghaiStamp = (moment: Date): string => shanghai.format(moment).replace(/\D/g, '');

/** `YYYY-MM-DD HH:mm:ss` in Asia/Shanghai, the time of a reviewer's verdict (B-9.2: 10 to 22 characters). */
export const shanghaiMoment = (moment: Date): string => shanghai.format(moment);

/** `HH:mm` in Asia/Shanghai. */
export const shanghaiTime = (moment: Date): string => shanghai.format(moment).slice(11, 16);

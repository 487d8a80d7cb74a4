/** The sandbox's own time: real time plus an offset that the control door sets. */
export interface Clock {
  now(): Date;
  /** Makes `now()` this moment, from which it runs on at normal speed. */
  set(moment: Date): void;
  readonly offsetMs: number;
}

export function makeClock(offsetMs = 0): Clock {
  let offset = offsetMs;
  return {
    now: () => new Date(Date.now() + offset),
    set: (moment) => {
      offset = moment.getTime() - Date.now();
    },
    get offsetMs() {
      return offset;
    },
  };
}

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `YYYY-MM-DD` in Asia/Shanghai, the form of every date of the interface (bureau-interface.md §9). */
export const shanghaiDay = (moment: Date): string => shanghai.format(moment).slice(0, 10);

/** `YYYYMMDDHHmmss` in Asia/Shanghai, as bureaus begin their file names (§4.2). */
export const shanghaiStamp = (moment: Date): string => shanghai.format(moment).replace(/\D/g, '');

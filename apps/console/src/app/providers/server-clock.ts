let offset = 0;

/** Stores the API's time (ISO 8601), because the database's clock decides, not the computer's. */
export function noteServerTime(now: string | undefined): void {
  if (now !== undefined) offset = Date.parse(now) - Date.now();
}

/** The API's time as far as known, in milliseconds since 1970 UTC. */
export const serverNow = (): number => Date.now() + offset;

import type { TestDatabase } from './database.ts';

/**
 * Once the event logs show all that was committed by now: a row is hidden while any transaction of the server that began before it is under way,
 * those of other test files included.
 */
export async function waitForVisibleEvents(db: TestDatabase): Promise<void> {
  for (;;) {
    const [row] = await db.query<{ hidden: boolean }>(
      `select exists (select 1 from app.partner_events where tx >= lpad(pg_snapshot_xmin(pg_current_snapshot())::text, 20, '0')) as hidden`,
    );
    if (row?.hidden !== true) return;
  }
}

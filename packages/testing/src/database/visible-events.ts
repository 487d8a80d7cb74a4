import type { TestDatabase } from './database.ts';

/**
 * Resolves once the event logs show everything committed by now: a row is hidden while an earlier transaction of the
 * server is open, including those of other test files.
 */
export async function waitForVisibleEvents(db: TestDatabase): Promise<void> {
  for (;;) {
    const [row] = await db.query<{ hidden: boolean }>(
      `select exists (select 1 from app.partner_events where tx >= lpad(pg_snapshot_xmin(pg_current_snapshot())::text, 20, '0')) as hidden`,
    );
    if (row?.hidden !== true) return;
  }
}

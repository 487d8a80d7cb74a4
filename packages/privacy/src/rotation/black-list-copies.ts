import type { WithKeys } from '@beian/database/transaction';
import { blackListDetailsAad, type ListedSubject, subjectKeys } from '@beian/records/published';
import type pg from 'pg';
import { asSystem } from './renew.ts';

/**
 * An order finds a listed subject by its own stored hash, so during a rotation of hash keys a subject is listed under
 * each key. A subject stored before migration 0057 has no number and keeps its key until its bureau publishes it
 * again.
 */
export async function addBlackListCopies(client: pg.Client, ctx: WithKeys): Promise<void> {
  await asSystem(client, async () => {
    const { rows } = await client.query<{ bureauId: string; key: string; details: Buffer }>(
      `/* makeTwins */ select bureau_id as "bureauId", key, details from app.black_list where kind = 'subject' for no key update`,
    );
    for (const { bureauId, key, details } of rows) {
      const listed = ctx.keys.unsealJson<ListedSubject>(blackListDetailsAad(bureauId, key), details);
      if (listed.certificate === undefined) continue;
      for (const copyKey of subjectKeys(ctx, listed.certificate.type, listed.certificate.number)) {
        if (copyKey === key) continue;
        await client.query(
          `/* makeTwins */ insert into app.black_list (bureau_id, kind, key, details, answer_id, at, removed_at)
           select bureau_id, kind, $3, $4, answer_id, at, removed_at from app.black_list where bureau_id = $1 and kind = 'subject' and key = $2
           on conflict (bureau_id, kind, key) do nothing`,
          [bureauId, key, copyKey, ctx.keys.sealJson(blackListDetailsAad(bureauId, copyKey), listed)],
        );
      }
    }
  });
}

/** Deletes the copies under earlier keys once no order uses them. */
export async function removeBlackListCopies(client: pg.Client, ctx: WithKeys): Promise<void> {
  await asSystem(client, async () => {
    const { rows } = await client.query<{ bureauId: string; key: string; details: Buffer }>(
      `/* dropTwins */ select bureau_id as "bureauId", key, details from app.black_list where kind = 'subject' for update`,
    );
    const keys = new Set(rows.map(({ bureauId, key }) => `${bureauId}:${key}`));
    for (const { bureauId, key, details } of rows) {
      const { certificate } = ctx.keys.unsealJson<ListedSubject>(blackListDetailsAad(bureauId, key), details);
      if (certificate === undefined) continue;
      const [current] = subjectKeys(ctx, certificate.type, certificate.number);
      if (key !== current && keys.has(`${bureauId}:${current}`))
        await client.query(
          `/* dropTwins */ delete from app.black_list where bureau_id = $1 and kind = 'subject' and key = $2`,
          [bureauId, key],
        );
    }
  });
}

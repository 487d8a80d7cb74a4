import { newId } from '@beian/database/ids';
import type { Tx, WithKeys } from '@beian/database/transaction';
import type { Subject, Website } from '@beian/domain/filing';
import { sealSubject, sealWebsite } from './record.ts';

/** A subject without values, of which no bureau knows yet. */
const emptySubject = (id: string, province: string): Subject => ({
  bureauId: `unfiled-${id}`,
  filingNumber: '',
  name: '',
  province,
  city: '',
  certificateType: 0,
  certificateNumber: '',
  certificateAddress: '',
  principal: {},
});

const emptyWebsite = (id: string): Website => ({
  bureauId: `unfiled-${id}`,
  filingNumber: '',
  name: '',
  domains: [],
  serviceContents: [],
  languages: [],
  accesses: [],
  principal: {},
});

/**
 * The record of a subject that an order is to file: empty, in no list, and not filed until the bureau has published it. The partner
 * that opens the order gets it. Returns its id.
 */
export async function addUnfiledRecord(ctx: WithKeys, tx: Tx, province: string): Promise<string> {
  const id = newId('record');
  const { plain, personal } = sealSubject(ctx, id, emptySubject(id, province));
  await tx.client.query('/* addUnfiledRecord */ select app.add_unfiled_record($1, $2, $3, $4)', [
    id,
    province,
    plain,
    personal,
  ]);
  return id;
}

/** The same for a website of a record; nothing happens and an error is thrown where the actor may not act on the record. */
export async function addUnfiledWebsite(ctx: WithKeys, tx: Tx, recordId: string): Promise<string> {
  const id = newId('website');
  const { plain, personal } = sealWebsite(ctx, id, emptyWebsite(id));
  const { rows } = await tx.client.query<{ id: string | null }>(
    '/* addUnfiledWebsite */ select app.add_unfiled_website($1, $2, $3, $4) as id',
    [id, recordId, plain, personal],
  );
  if (!rows[0]?.id) throw new Error('addUnfiledWebsite: the record is not the actor’s');
  return id;
}

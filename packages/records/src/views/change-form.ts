import { records } from '@beian/database/schema';
import { editionInForceSql } from '@beian/database/settings';
import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import { isPerson, movesOf, subjectToFieldValues, toFieldValues } from '@beian/domain/filing';
import { type ChangeForm, type ChangeRule, changeForm, changeRules } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import type { EditionId } from '@beian/domain/province';
import { inArray } from 'drizzle-orm';
import { loadPublishedCodes } from '../published/published.ts';
import { getSubjectAndWebsite, unsealSubject } from '../record/record.ts';
import { type ShownField, shownFields } from '../values/shown-fields.ts';

/** The edition in force and the database's current time. */
export async function rulesNow(tx: Tx): Promise<{ edition: EditionId; today: string }> {
  const { rows } = await tx.client.query<{ edition: EditionId; now: string }>({
    name: 'rules-now',
    text: `/* rulesNow */ select ${editionInForceSql} as edition, app.iso(app.now()) as now`,
  });
  const row = rows[0];
  if (row === undefined) throw new Error('rulesNow: no edition is in force');
  return { edition: row.edition, today: shanghaiDay(Date.parse(row.now)) };
}

export interface ChangeFormView extends ChangeForm {
  readonly edition: EditionId;
  readonly websiteId: string;
  /** The registered values; personal ones are masked. */
  readonly registered: readonly ShownField[];
}

/** What a change of this kind requires; undefined if the actor sees no such record. */
export async function findChangeForm(
  ctx: AppContext,
  tx: Tx,
  asked: { readonly recordId: string; readonly websiteId?: string; readonly kind: OrderKind },
): Promise<ChangeFormView | undefined> {
  const { rows } = await tx.client.query<{ id: string; province: string; access: string | null }>(
    `/* findChangeForm */ select w.id, r.province, (select a ->> 'bureauId' from jsonb_array_elements(w.plain -> 'accesses') a
         where a ->> 'ispId' = app.isp_of(r.province) limit 1) as access from app.websites w join app.records r on r.id = w.record_id
     where w.record_id = $1 and not w.gone and ($2::text is null or w.id = $2) order by w.filing_number limit 1`,
    [asked.recordId, asked.websiteId ?? null],
  );
  const site = rows[0];
  if (site === undefined) return undefined;
  const { edition, today } = await rulesNow(tx);
  const before = toFieldValues(
    await getSubjectAndWebsite(ctx, tx, { recordId: asked.recordId, websiteId: site.id, accessId: site.access }),
  );
  // A form tells what may be filled in, not who is black-listed.
  const codes = await loadPublishedCodes(tx, site.province);
  const published = { codes, blackListed: { subject: false, domains: [] } };
  return {
    ...changeForm({ kind: asked.kind, province: site.province, edition, today, before, published }),
    edition,
    websiteId: site.id,
    registered: shownFields(before),
  };
}

/** What the bureau says about each way of changing the subject, by record id. */
export async function recordChangeRules(
  ctx: AppContext,
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, ChangeRule[]>> {
  const rows = await tx
    .select()
    .from(records)
    .where(inArray(records.id, [...ids]));
  const { edition } = await rulesNow(tx);
  return new Map(
    rows.map((row) => [
      row.id,
      changeRules(row.province, edition, movesOf(isPerson(subjectToFieldValues(unsealSubject(ctx, row))))),
    ]),
  );
}

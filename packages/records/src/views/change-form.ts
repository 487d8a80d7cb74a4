import { records } from '@beian/database/schema';
import { editionInForceIn, editionInForceSql, editionOfSettingSql } from '@beian/database/settings';
import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import { isPerson, movesOf, subjectToFieldValues, toFieldValues } from '@beian/domain/filing';
import { type ChangeForm, type ChangeRule, changeForm, changeRules } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import { dayOfEdition, type EditionId, editionOf, partsOfEdition, type Rules } from '@beian/domain/province';
import { editionOn } from '@beian/domain/settings';
import { inArray } from 'drizzle-orm';
import { loadPublishedCodes } from '../published/published.ts';
import { getSubjectAndWebsite, unsealSubject } from '../record/record.ts';
import { type ShownField, shownFields } from '../values/shown-fields.ts';

/** The edition in force, in one province or with the own rules of all, and the Shanghai day. */
export async function rulesNow(tx: Tx, province?: string): Promise<{ edition: Rules; today: string }> {
  const { rows } = await tx.client.query<{ edition: EditionId; now: string }>(
    province === undefined
      ? { name: 'rules-now', text: `/* rulesNow */ select ${editionInForceSql} as edition, app.iso(app.now()) as now` }
      : {
          name: 'rules-now-in',
          text: `/* rulesNow */ select ${editionInForceIn('$1')} as edition, app.iso(app.now()) as now`,
          values: [province],
        },
  );
  const row = rows[0];
  if (row === undefined) throw new Error('rulesNow: no edition is in force');
  const edition = (await tx.ruleBook.for(tx.client, row.edition))(row.edition);
  return { edition, today: shanghaiDay(Date.parse(row.now)) };
}

/** The rules of a day, or of an edition with the day of the installation's own rules. */
export async function rulesOfDay(tx: Tx, asked: EditionId): Promise<Rules> {
  const { shipped, ownDay } = partsOfEdition(asked);
  const { rows } = await tx.client.query<{ edition: EditionId }>(
    `/* rulesOfDay */ select ${editionOfSettingSql('$1::text', { day: '$2::text' })} as edition`,
    [ownDay === undefined ? editionOn(dayOfEdition(shipped)) : shipped, ownDay ?? dayOfEdition(shipped)],
  );
  const edition = rows[0]?.edition ?? shipped;
  return (await tx.ruleBook.for(tx.client, edition))(edition);
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
  const { edition, today } = await rulesNow(tx, site.province);
  const before = toFieldValues(
    await getSubjectAndWebsite(ctx, tx, { recordId: asked.recordId, websiteId: site.id, accessId: site.access }),
  );
  // A form tells what may be filled in, not who is black-listed.
  const codes = await loadPublishedCodes(tx, site.province);
  const published = { codes, blackListed: { subject: false, domains: [] } };
  return {
    ...changeForm({ kind: asked.kind, province: site.province, edition, today, before, published }),
    edition: editionOf(edition),
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

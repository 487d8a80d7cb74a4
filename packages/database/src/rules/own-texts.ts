import type { Day } from '@beian/domain/province';
import { type ReasonCode, type ReasonText, reasonTextIn } from '@beian/domain/reasons';
import { type OwnText, reasonTextKey, type TextKey, type TextsInForce, textsInForce } from '@beian/domain/rule-book';
import type { Language } from '@beian/domain/text';
import type pg from 'pg';

/** Columns of a row of `app.own_texts`, as a row of the domain. */
export const ownTextSql = `id, key, texts, to_char(from_day, 'YYYY-MM-DD') as from, to_char(until_day, 'YYYY-MM-DD') as until`;
export type OwnTextRow = Omit<OwnText, 'until'> & { readonly until: Day | null };
export const ownTextOfRow = ({ until, ...row }: OwnTextRow): OwnText => ({ ...row, ...(until !== null && { until }) });

/** The installation's own texts for these keys, or for all, that are in force now. */
export async function findTextsInForce(
  client: Pick<pg.ClientBase, 'query'>,
  keys: readonly TextKey[] | null,
): Promise<TextsInForce> {
  if (keys?.length === 0) return textsInForce([], '2018-06-01');
  const { rows } = await client.query<OwnTextRow & { today: Day }>({
    name: 'own-texts',
    text: `/* findTextsInForce */ select ${ownTextSql}, d.today from app.own_texts, (select app.shanghai_day(app.now()) as today) d
      where ($1::text[] is null or key = any($1)) and from_day <= d.today::date and (until_day is null or until_day > d.today::date)
      order by place`,
    values: [keys],
  });
  const [first] = rows;
  return textsInForce(rows.map(ownTextOfRow), first?.today ?? '2018-06-01');
}

/** Given reasons with the installation's own texts of today, so that later readers read what was said; those that have one keep it. */
export async function withOwnTexts<R extends { readonly code: ReasonCode; readonly own?: ReasonText }>(
  { client }: { readonly client: Pick<pg.ClientBase, 'query'> },
  reasons: readonly R[],
): Promise<readonly R[]> {
  const codes = reasons.filter(({ own }) => own === undefined).map(({ code }) => code);
  const texts = await findTextsInForce(client, codes.map(reasonTextKey));
  return reasons.map((reason) => {
    const own = reason.own ?? texts.reason(reason.code);
    return own === undefined ? reason : { ...reason, own };
  });
}

/** What the installation calls these reasons today. */
export async function findReasonLabels(
  { client }: { readonly client: Pick<pg.ClientBase, 'query'> },
  codes: readonly ReasonCode[],
  language: Language,
): Promise<(code: ReasonCode) => string> {
  const texts = await findTextsInForce(client, [...new Set(codes)].map(reasonTextKey));
  return (code) => reasonTextIn({ code, own: texts.reason(code) }, language).label;
}

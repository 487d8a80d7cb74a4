import { type AppContext, settleAll, type Tx } from '@beian/database/transaction';
import { fieldRow, isFieldId, isPerson, isPersonal, type MaterialKind } from '@beian/domain/filing';
import { materialKey } from '@beian/domain/order';
import type { ItemReasonView } from '@beian/domain/order-fields';
import { type ReasonCode, type ReasonText, reasonTextIn } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { loadPublishedCodes } from '@beian/records/published';
import { shown, valueLabels } from '@beian/records/values';
import { recordSpotCheckOpened } from '../openings/opening.ts';
import { itemLabel } from '../part/item-label.ts';
import { materialView, type PictureRow } from '../review/comparisons.ts';
import { findingView } from '../review/machine-view.ts';
import { type DecidedContent, type DecidedItem, spotCheckContentAad } from '../spot-check/draw.ts';
import { findSpotChecker, spotCheckAdviceAad } from '../spot-check/steps.ts';
import type { OpenedSpotCheck, SpotCheckItem, SpotCheckVerdict } from '../views/spot-check-view.ts';
import { findSpotChecks, maySeeSpotCheck, spotCheckView } from './spot-checks.ts';

interface Asked {
  readonly actor: Actor;
  readonly id: string;
  readonly language: Language;
}

interface SecondVerdictRow {
  readonly id: string;
  readonly item: string;
  readonly verdict: 'pass' | 'return';
  readonly advice: string;
  readonly staffName: string;
}

interface Row {
  readonly items: readonly DecidedItem[];
  readonly content: Buffer;
  readonly pictures: PictureRow[] | null;
  /** Advice of the first verdicts. */
  readonly advice: { readonly id: string; readonly advice: string | null }[] | null;
  readonly second: SecondVerdictRow[] | null;
}

/**
 * One spot check with its items as they were when decided; null if the caller sees none. Values are masked, except
 * for the person who has taken it while it is open; that writes an audit row. The first verdicts are included once it
 * is done.
 */
export async function openSpotCheck(
  ctx: AppContext,
  tx: Tx,
  { actor, id, language }: Asked,
): Promise<OpenedSpotCheck | null> {
  const [who, [spotCheck]] = await settleAll([findSpotChecker(tx, actor), findSpotChecks(tx, [id])]);
  if (spotCheck === undefined || !maySeeSpotCheck(spotCheck, actor)) return null;
  const view = spotCheckView(spotCheck, who, language);
  const [{ rows }, codes] = await settleAll([
    tx.client.query<Row>({
      name: 'opened-spot-check',
      text: `/* openSecondLook */ select l.items, l.content,
          (select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'width', m.width, 'height', m.height, 'bytes', m.bytes,
            'createdAt', app.iso(m.created_at)) order by m.kind) from app.materials m
            where m.id = any(select p ->> 'id' from jsonb_array_elements(l.materials) p)) as pictures,
          (select json_agg(json_build_object('id', v.id, 'advice', encode(v.advice, 'base64'))) from app.verdicts v
            where v.id = any(select i ->> 'verdictId' from jsonb_array_elements(l.items) i)) as advice,
          (select json_agg(json_build_object('id', a.id, 'item', a.item, 'verdict', a.verdict, 'advice', encode(a.advice, 'base64'),
            'staffName', s.name)) from app.second_verdicts a join app.staff s on s.id = a.staff_id where a.look_id = l.id) as second
        from app.second_looks l where l.id = $1`,
      values: [id],
    }),
    loadPublishedCodes(tx),
  ]);
  const [row] = rows;
  if (row === undefined) return null;
  if (view.mine) await recordSpotCheckOpened(tx, actor, spotCheck.orderId, id);
  const content = ctx.keys.unsealJson<DecidedContent>(spotCheckContentAad(id), row.content);
  const pictures = (row.pictures ?? []).map((one) => materialView(one, language));
  const person = [content.base, content.now].some(isPerson);
  const reasonsOf = (place: string, sealed: string | null | undefined): ItemReasonView[] =>
    sealed === null || sealed === undefined
      ? []
      : ctx.keys
          .unsealJson<{ code: ReasonCode; advice?: string; own?: ReasonText }[]>(place, Buffer.from(sealed, 'base64'))
          .map((reason) => ({ code: reason.code, ...reasonTextIn(reason, language), words: [] }));
  const firstOf = ({ verdict, verdictId, staffName }: DecidedItem): SpotCheckVerdict => ({
    verdict,
    staffName,
    reasons:
      verdict === 'pass'
        ? []
        : reasonsOf(`verdicts.advice:${verdictId}`, row.advice?.find((one) => one.id === verdictId)?.advice),
  });
  const secondOf = (key: string): SpotCheckVerdict | null => {
    const given = row.second?.find(({ item }) => item === key);
    return given === undefined
      ? null
      : {
          verdict: given.verdict,
          staffName: given.staffName,
          reasons: reasonsOf(spotCheckAdviceAad(given.id), given.advice),
        };
  };
  const done = view.state === 'DONE';
  const items = row.items.map((decided): SpotCheckItem => {
    const { item: key, hash } = decided;
    const field = isFieldId(key) ? key : undefined;
    const personal = field === undefined || isPersonal(field, person);
    const masked = personal && !view.mine;
    const value = (of: DecidedContent['now']) => (field === undefined ? null : shown(field, of[field], masked));
    const [registered, then] = [value(content.base), value(content.now)];
    return {
      key,
      label: itemLabel(key, language),
      group: field === undefined ? 'material' : fieldRow(field).group,
      personal,
      masked: field !== undefined && masked,
      registered,
      then,
      valueLabels: field === undefined ? [] : valueLabels(field, [registered, then], language, codes),
      hash,
      findings: content.findings.filter((one) => one.field === key).map((one) => findingView(one, language)),
      material: pictures.find(({ kind }) => materialKey(kind as MaterialKind) === key) ?? null,
      first: done ? firstOf(decided) : null,
      second: done ? secondOf(key) : null,
    };
  });
  return { ...view, items, pictures };
}

import { writeAudit } from '@beian/database/audit';
import { orders } from '@beian/database/schema';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import { drawLetter } from '@beian/documents/pdf';
import { shanghaiDay } from '@beian/domain/calendar';
import { isPerson, isPersonal, sameValue } from '@beian/domain/filing';
import { isLetterMaterial, type Letter, type LetterMaterial, letterOf, letterSettingOf } from '@beian/domain/papers';
import type { Actor } from '@beian/domain/staff';
import { getSubjectAndWebsite } from '@beian/records/record';
import { eq } from 'drizzle-orm';
import { isSentByPartner, partnerKnowledge, readContent, rebaseProposal } from '../content/content.ts';
import { contentStamp } from '../content/content-stamp.ts';
import { findFacts, type LoadedOrder } from '../facts/facts.ts';
import { holdsLease, type PdfFile } from '../verification-form/build-form.ts';

/**
 * A letter of an order (authorisation 授权书, commitment 承诺书) with its proposed values, to be printed and signed
 * (docs/spec/rules.md ); null when the actor cannot see the order or its bureau knows no such letter. An audit row is committed
 * before a byte is returned.
 */
export async function readLetter(
  ctx: AppContext,
  actor: Actor,
  orderId: string,
  material: string,
): Promise<PdfFile | null> {
  const made = await transaction(ctx, actor, async (tx) => {
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    const letter =
      loaded === undefined || !isLetterMaterial(material) ? null : await buildLetter(ctx, tx, actor, loaded, material);
    if (letter === null || loaded === undefined) {
      await writeAudit(tx, actor, 'readLetter', orderId, 'refused', { code: 'NOT_FOUND' });
      return undefined;
    }
    await writeAudit(tx, actor, 'readLetter', orderId, 'done', { material, mark: letter.mark });
    return { letter, at: loaded.facts.now };
  });
  if (made === undefined) return null;
  const { letter, at } = made;
  const bytes = await drawLetter(letter, new Date(at));
  return { bytes, type: 'application/pdf', fileName: `${letter.order}-${material}.pdf` };
}

/** A personal value is printed for the partner who sent it and for the holder of the lease; else there is a blank. */
async function buildLetter(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  loaded: LoadedOrder,
  material: LetterMaterial,
): Promise<Letter | null> {
  const { id } = loaded.row;
  const [order] = await tx.select({ number: orders.number }).from(orders).where(eq(orders.id, id));
  if (order === undefined) throw new Error('the order of these facts is gone');
  const { kind, province, edition, now, record, fieldHashes } = loaded.facts;
  const content = await readContent(ctx, tx, id);
  const known = partnerKnowledge(loaded.row.salt, content);
  const after = rebaseProposal(await getSubjectAndWebsite(ctx, tx, loaded.row), kind, { ...content, ...known });
  const ofPerson = isPerson(after) || isPerson(content.base);
  const today = shanghaiDay(Date.parse(now));
  const proposal = {
    kind,
    elsewhere: record.elsewhere,
    province,
    edition,
    today,
    before: content.base,
    after,
    ...known,
  };
  const setting = letterSettingOf(material, proposal);
  return letterOf(material, {
    order: order.number,
    mark: contentStamp(fieldHashes),
    proposal,
    settingText: setting === undefined ? '' : await readText(tx, setting),
    shows: (field) =>
      !isPersonal(field, ofPerson) ||
      holdsLease(actor, loaded) ||
      (actor.kind === 'partner' &&
        isSentByPartner(content.sent, field, fieldHashes[field]) &&
        sameValue(after[field], content.now[field])),
  });
}

async function readText(tx: Tx, setting: string): Promise<string> {
  const { rows } = await tx.client.query<{ text: string }>(
    `/* readLetterText */ select value #>> '{}' as text from app.settings where name = $1`,
    [setting],
  );
  return rows[0]?.text ?? '';
}

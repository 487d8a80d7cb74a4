import { providerSql } from '@beian/database/settings';
import type { Tx } from '@beian/database/transaction';
import { recipientLabel } from '@beian/domain/notices';
import { orderKindLabels } from '@beian/domain/order-names';
import type { Day } from '@beian/domain/province';
import {
  partsOfKey,
  readProposedText,
  readText,
  returnNotices,
  type SampleNotice,
  sampleOfText,
  shippedText,
  type TextKey,
  type TextPreviewView,
  type TextSampleView,
  textsInForce,
} from '@beian/domain/rule-book';
import type { Provider } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';
import { findRecentNotices, type RecentNotice } from '@beian/orders/notices';
import { listOwnTexts } from './own-texts.ts';

/** Orders about which a text is shown. */
const SAMPLES = 3;

export interface ProposedText {
  readonly key: TextKey;
  /** As a person typed it. */
  readonly texts: unknown;
  /** Its first day; undefined: today. */
  readonly day?: Day;
}

/** A reason is read by whoever corrects the order, and by the partner. */
const readersOf = (key: TextKey, sample: RecentNotice | SampleNotice): readonly (RecentNotice | SampleNotice)[] =>
  partsOfKey(key)[0] === 'notice' || sample.recipient === 'partner'
    ? [sample]
    : [sample, { ...sample, recipient: 'partner' }];

/** 文字预览: what recipients would read with a proposed text, beside what they would read on its day without it. */
export async function previewText(
  tx: Tx,
  { key, texts, day }: ProposedText,
  language: Language,
): Promise<TextPreviewView> {
  const { rows } = await tx.client.query<{ provider: Provider; today: Day }>(
    `/* previewText */ select ${providerSql} as provider, app.shanghai_day(app.now()) as today`,
  );
  const [settings] = rows;
  if (settings === undefined) throw new Error('previewText: no settings');
  const { provider, today } = settings;
  const proposed = readProposedText(key, texts, provider);
  const own = (await listOwnTexts(tx)).map(({ text }) => text);
  const inForce = textsInForce(own, day ?? today);
  const [of, name] = partsOfKey(key);
  const found = of === 'reason' ? inForce.reason(name) : inForce.notice(name);
  const before = found === undefined ? shippedText(key) : { ...found };
  const after = proposed.texts;
  const samples =
    after === undefined
      ? []
      : (await findSamples(tx, key, provider)).flatMap((sample) =>
          readersOf(key, sample).map((one): TextSampleView => {
            const { kind, order } = one.values[language];
            return {
              orderId: 'orderId' in one ? one.orderId : null,
              orderNumber: order,
              kindLabel: orderKindLabels[kind][language],
              recipientLabel: recipientLabel(one.recipient)[language],
              readings: (['zh', 'en'] as const).map((said) => ({
                language: said,
                before: readText(key, before, one, said),
                after: readText(key, after, one, said),
              })),
            };
          }),
        );
  return {
    faults: proposed.faults.map(({ field, message }) => ({ field, message: message[language] })),
    beforeIsOwn: found !== undefined,
    samples,
  };
}

async function findSamples(
  tx: Tx,
  key: TextKey,
  provider: Provider,
): Promise<readonly (RecentNotice | SampleNotice)[]> {
  const [of, name] = partsOfKey(key);
  const asked = of === 'reason' ? { names: returnNotices, code: name } : { names: [name] };
  const recent = await findRecentNotices(tx, { ...asked, most: SAMPLES });
  return recent.length > 0 ? recent : [sampleOfText(key, provider)];
}

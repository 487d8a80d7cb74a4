import { fullTime } from '../../common/time.ts';
import { getLanguage, type Translate, translateIfKnown } from '../../providers/i18n.ts';
import type { Order } from '../documents.ts';

type Notice = Order['notices'][number];

const known = (key: string, fallback: string) => translateIfKnown(getLanguage(), key, fallback);

/** Whom, and by which channel. */
export const recipientOf = (t: Translate, { recipient, channel }: Notice): string =>
  [t('notice.to', { name: known(`recipient.${recipient}`, recipient) }), known(`channel.${channel}`, channel)].join(
    ' · ',
  );

export const deliveryOf = (t: Translate, { sentAt, failedAt }: Notice): string => {
  if (sentAt !== null) return t('notice.sentAt', { at: fullTime(sentAt) });
  return failedAt === null ? t('notice.pending') : t('notice.failedAt', { at: fullTime(failedAt) });
};

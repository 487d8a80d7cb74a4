import { fullTime } from '../../common/time.ts';
import { getLanguage, type Translate, translateIfKnown } from '../../providers/i18n.ts';
import type { Order } from '../documents.ts';

type Notice = Order['notices'][number];

const known = (key: string, fallback: string) => translateIfKnown(getLanguage(), key, fallback);

/** Whom, and by which channel. */
export const recipientOf = ({ recipient, channel }: Notice): string =>
  `${known(`recipient.${recipient}`, recipient)} · ${known(`channel.${channel}`, channel)}`;

/** Whether it was delivered; `delivered`: in place of the sentence with the time. */
export const deliveryOf = (t: Translate, { sentAt, failedAt }: Notice, delivered?: string): string => {
  if (sentAt !== null) return delivered ?? t('notice.sentAt', { at: fullTime(sentAt) });
  return failedAt === null ? t('notice.pending') : t('notice.failedAt', { at: fullTime(failedAt) });
};

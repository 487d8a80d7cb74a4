import { fullTime } from '../../common/time.ts';
import { getLanguage, type Translate, translateIfKnown } from '../../providers/i18n.ts';
import type { Order } from '../documents.ts';

type Notice = Order['notices'][number];

/** Whom, by which channel, and where it goes. */
export const recipientOf = ({ recipient, mediumLabel, address }: Notice): string =>
  [translateIfKnown(getLanguage(), `recipient.${recipient}`, recipient), mediumLabel, address].join(' · ');

/** Whether it was delivered; `delivered`: in place of the sentence with the time. */
export const deliveryOf = (t: Translate, { sentAt, failedAt }: Notice, delivered?: string): string => {
  if (sentAt !== null) return delivered ?? t('notice.sentAt', { at: fullTime(sentAt) });
  return failedAt === null ? t('notice.pending') : t('notice.failedAt', { at: fullTime(failedAt) });
};

/** Why the last try failed and when, and in place of which channel it goes; null: neither. */
export const troubleOf = (
  t: Translate,
  { tries, triedAt, faultLabel, insteadOf }: Notice,
  all: readonly Notice[],
): string | null => {
  const failed = all.find(({ id }) => id === insteadOf);
  const said = [
    ...(failed === undefined ? [] : [t('notice.instead', { channel: failed.mediumLabel })]),
    ...(faultLabel === null || triedAt === null
      ? []
      : [t('notice.triedAt', { at: fullTime(triedAt), n: tries, why: faultLabel })]),
  ];
  return said.length === 0 ? null : said.join(' · ');
};

import { labelOf, t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { fullTime } from '../../ui/time.ts';
import { noticeTexts, recipientTexts } from './history-texts.ts';

type Notice = Order['notices'][number];

/** Whom, by which channel, and where it goes. */
export const recipientOf = ({ recipient, mediumLabel, address }: Notice): string =>
  [t(labelOf(recipientTexts, recipient)), mediumLabel, address].join(' · ');

/** Whether it was delivered; `delivered`: in place of the sentence with the time. */
export const deliveryOf = ({ sentAt, failedAt }: Notice, delivered?: string): string => {
  if (sentAt !== null) return delivered ?? t(noticeTexts.sentAt, { at: fullTime(sentAt) });
  return failedAt === null ? t(noticeTexts.pending) : t(noticeTexts.failedAt, { at: fullTime(failedAt) });
};

/** Why the last try failed and when, and in place of which channel it goes; null: neither. */
export const troubleOf = ({ tries, triedAt, faultLabel, insteadOf }: Notice, all: readonly Notice[]): string | null => {
  const failed = all.find(({ id }) => id === insteadOf);
  const said = [
    ...(failed === undefined ? [] : [t(noticeTexts.instead, { channel: failed.mediumLabel })]),
    ...(faultLabel === null || triedAt === null
      ? []
      : [t(noticeTexts.triedAt, { at: fullTime(triedAt), n: tries, why: faultLabel })]),
  ];
  return said.length === 0 ? null : said.join(' · ');
};
